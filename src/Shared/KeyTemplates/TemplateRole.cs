namespace Cacheable.KeyTemplates;

/// <summary>What a template is for.</summary>
internal enum TemplateRole
{
    /// <summary>The key of one entry.</summary>
    Key,

    /// <summary>What an invalidation names by key: one entry, or all below a prefix.</summary>
    KeyOrPattern,

    /// <summary>A tag, which is compared as a whole.</summary>
    Tag,
}
