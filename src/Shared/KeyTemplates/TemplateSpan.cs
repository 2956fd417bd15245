namespace Cacheable.KeyTemplates;

/// <summary>A stretch of a template's text.</summary>
internal readonly record struct TemplateSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TemplateSpan Between(int start, int end) => new(start, end - start);
}
