namespace Cacheable.Generators.Diagnostics;

/// <summary>Where a diagnostic's page is read.</summary>
internal static class HelpLink
{
    public const string RepositoryUrl = "https://github.com/cacheable-net/cacheable";

    public static string To(string id) => $"{RepositoryUrl}/blob/main/docs/diagnostics/{id}.md";
}
