namespace Cacheable.KeyTemplates;

/// <summary>A key template (<c>user:&lt;id&gt;:profile</c>), pattern (<c>user:&lt;id&gt;:*</c>) or tag template, read by <see cref="KeyTemplateParser"/>.</summary>
internal sealed class KeyTemplate : IEquatable<KeyTemplate>
{
    public KeyTemplate(string text, IReadOnlyList<KeyTemplatePart> parts, bool isPattern)
    {
        Text = text;
        Parts = parts;
        IsPattern = isPattern;
    }

    /// <summary>The template as it was written.</summary>
    public string Text { get; }

    /// <summary>Its parts in order; no two literals follow each other. A pattern's <c>:*</c> is the end of its last literal.</summary>
    public IReadOnlyList<KeyTemplatePart> Parts { get; }

    /// <summary>Whether it names every key below a prefix.</summary>
    public bool IsPattern { get; }

    public IEnumerable<PlaceholderPart> Placeholders => Parts.OfType<PlaceholderPart>();

    // The parts follow from the text.
    public bool Equals(KeyTemplate? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as KeyTemplate);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;
}
