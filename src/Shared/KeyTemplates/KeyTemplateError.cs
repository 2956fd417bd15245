namespace Cacheable.KeyTemplates;

/// <summary>What is wrong with a template.</summary>
internal enum KeyTemplateErrorKind
{
    /// <summary>Nothing is written.</summary>
    Empty,

    /// <summary>A delimiter without its partner.</summary>
    Unbalanced,

    /// <summary><c>&lt;a&gt;</c> and <c>{b}</c> in one template.</summary>
    MixedDelimiters,

    /// <summary>What stands between the delimiters is not a name or a path of names.</summary>
    MalformedPlaceholder,

    /// <summary>A <c>*</c> in a template that names one key or one tag.</summary>
    WildcardInName,

    /// <summary>A <c>*</c> that is not the whole last segment of a pattern.</summary>
    WildcardNotLast,

    /// <summary>Two placeholders with nothing between them.</summary>
    PlaceholdersTouch,
}

/// <summary>What is wrong with a template, and where.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">Where, in the template's text.</param>
/// <param name="Problem">What the template does wrong, so that it can follow the template's name: "is empty".</param>
/// <param name="Remedy">What to do instead, as an imperative: "write ':' between them".</param>
internal sealed record KeyTemplateError(KeyTemplateErrorKind Kind, TemplateSpan Span, string Problem, string Remedy);
