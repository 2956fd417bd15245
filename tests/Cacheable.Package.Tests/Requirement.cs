namespace Cacheable.Package.Tests;

/// <summary>A part that a test needs and a machine may lack.</summary>
internal static class Requirement
{
    private static readonly bool IsRequired = Environment.GetEnvironmentVariable("CACHEABLE_REQUIRE_SERVERS") == "1";

    /// <summary>Skips with the reason where the part is lacking, or fails where the run was told that nothing may be lacking.</summary>
    public static void Demand(bool isThere, string reason)
    {
        Assert.False(IsRequired && !isThere, reason);
        Assert.SkipUnless(isThere, reason);
    }
}
