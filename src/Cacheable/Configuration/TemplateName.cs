namespace Cacheable.Configuration;

/// <summary>Key templates as names: <c>user:{id}</c> and <c>user:&lt;id&gt;</c> are one.</summary>
internal static class TemplateName
{
    public static string Of(string template) => template.Replace('{', '<').Replace('}', '>');
}
