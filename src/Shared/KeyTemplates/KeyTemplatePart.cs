namespace Cacheable.KeyTemplates;

/// <summary>A stretch of a key template: a text that stands for itself, or a placeholder.</summary>
internal abstract record KeyTemplatePart(TemplateSpan Span);

/// <summary>Text that stands in every key as it stands in the template. Its <c>:</c> end segments.</summary>
internal sealed record LiteralPart(string Text, TemplateSpan Span) : KeyTemplatePart(Span);

/// <summary>Stands for a value: <c>&lt;order.User.Id&gt;</c>, <c>&lt;day:yyyy-MM&gt;</c>, <c>&lt;each ids&gt;</c>.</summary>
/// <param name="Path">A parameter, or a path of members from it, joined by dots and without <c>@</c>.</param>
/// <param name="Format">What follows the first <c>:</c> inside the placeholder.</param>
/// <param name="IsEach">Whether it stands for one element of a batch at a time.</param>
/// <param name="Span">The placeholder with its delimiters.</param>
/// <param name="PathSpan">The path alone.</param>
internal sealed record PlaceholderPart(string Path, string? Format, bool IsEach, TemplateSpan Span, TemplateSpan PathSpan)
    : KeyTemplatePart(Span)
{
    /// <summary>Whether a hash stands for the value.</summary>
    public bool IsHashed => Format == KeyGrammar.HashFormat;

    /// <summary>The path with its format.</summary>
    public TemplateSpan ContentSpan => TemplateSpan.Between(PathSpan.Start, Span.End - 1);

    /// <summary>The parameter's name.</summary>
    public string Root => Steps[0];

    /// <summary>The path's names in order.</summary>
    public string[] Steps => Path.Split('.');
}
