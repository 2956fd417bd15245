using System.Collections.Concurrent;
using Xunit;

namespace Cacheable.Tests.Servers;

/// <summary>What becomes of a test whose server is not there: skipped with the reason, or failed with <c>CACHEABLE_REQUIRE_SERVERS=1</c>.</summary>
internal static class MissingServer
{
    private static readonly ConcurrentDictionary<string, byte> Said = new(StringComparer.Ordinal);

    public static void Say(string reason)
    {
        if (Environment.GetEnvironmentVariable("CACHEABLE_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail($"CACHEABLE_REQUIRE_SERVERS is 1, and {reason}");
        }

        // `dotnet test` prints the names of skipped tests and not their reasons, so each reason is said aloud, once.
        if (Said.TryAdd(reason, 0))
        {
            TestContext.Current.SendDiagnosticMessage("Tests are skipped: {0}", reason);
        }

        Assert.Skip(reason);
    }
}
