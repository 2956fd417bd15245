using Cacheable.Remote;

namespace Cacheable.Redis;

/// <summary>What a server must say of itself for each level.</summary>
internal static class DurabilityRules
{
    public static DurabilityCheck Judge(WriteBehindDurability declared, ServerFacts server)
    {
        // Queued writes have no expiry: only policies over all keys take them.
        if (server.Eviction?.StartsWith("allkeys", StringComparison.Ordinal) is true)
        {
            return DurabilityCheck.Weaker(
                $"Redis evicts queued writes when its memory is full: its maxmemory-policy is {server.Eviction}. Set it to noeviction or to a volatile policy.");
        }

        return declared switch
        {
            WriteBehindDurability.Memory => DurabilityCheck.Met,
            WriteBehindDurability.Replicated => server.Replicas > 0
                ? DurabilityCheck.Met
                : DurabilityCheck.Weaker("No replica follows Redis. Add one, or declare another durability."),
            _ => JudgeFile(declared, server),
        };
    }

    private static DurabilityCheck JudgeFile(WriteBehindDurability declared, ServerFacts server) => (server.WritesFile, server.Fsync) switch
    {
        (false, _) => DurabilityCheck.Weaker(
            $"Redis keeps no append-only file, and {declared} needs one. Set 'appendonly yes' and 'appendfsync {FsyncOf(declared)}', or declare {WriteBehindDurability.Memory}."),
        (null, _) => DurabilityCheck.Unknown("Redis does not tell whether it keeps an append-only file."),
        (_, null) => DurabilityCheck.Unknown("Redis does not let 'CONFIG GET appendfsync' be asked, so how often it forces its file to disk is not known."),
        (_, "always") => DurabilityCheck.Met,
        (_, "everysec") when declared == WriteBehindDurability.AppendEverySecond => DurabilityCheck.Met,
        var (_, fsync) => DurabilityCheck.Weaker(
            $"Redis has 'appendfsync {fsync}', and {declared} needs 'appendfsync {FsyncOf(declared)}'. Set it, or declare a weaker durability."),
    };

    private static string FsyncOf(WriteBehindDurability declared) => declared == WriteBehindDurability.AppendAlways ? "always" : "everysec";
}
