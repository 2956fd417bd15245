namespace Cacheable.Redis;

/// <summary>The texts of the Lua scripts of queued writes.</summary>
internal static class QueueScripts
{
    public static string Enqueue { get; } = Writing("enqueue");

    public static string Claim { get; } = OfKeys("claim");

    public static string Acknowledge { get; } = OfKeys("acknowledge");

    public static string Retry { get; } = OfKeys("retry");

    public static string Release { get; } = OfKeys("release");

    public static string DeadLetter { get; } = Writing("dead_letter");

    public static string RaiseVersion { get; } = OfKeys("raise_version");

    public static string Replay { get; } = Writing("replay");

    public static string Stats { get; } = OfKeys("stats");

    public static string Append { get; } = OfLog("append");

    public static string ClaimLog { get; } = OfLog("claim_log");

    public static string AcknowledgeLog { get; } = OfLog("acknowledge_log");

    public static string RetryLog { get; } = OfLog("retry_log");

    public static string ReleaseLog { get; } = OfLog("release_log");

    public static string DeadLetterLog { get; } = OfLog("dead_letter_log");

    public static string ReplayLog { get; } = OfLog("replay_log");

    public static string StatsLog { get; } = OfLog("stats_log");

    public static string ListLetters { get; } = OfKeys("list_letters");

    public static string Discard { get; } = RedisScripts.Read("WriteBehind.record", "WriteBehind.queue", "WriteBehind.letters", "WriteBehind.discard");

    private static string OfKeys(string name) =>
        RedisScripts.Read("WriteBehind.record", "WriteBehind.queue", "WriteBehind.keyed", $"WriteBehind.{name}");

    private static string OfLog(string name) =>
        RedisScripts.Read("WriteBehind.record", "WriteBehind.queue", "WriteBehind.letters", "WriteBehind.log", $"WriteBehind.{name}");

    /// <summary>Those that change what readers get.</summary>
    private static string Writing(string name) => RedisScripts.Read(
        "history", "waiters", "clock", "envelope", "writers", "invalidation",
        "WriteBehind.record", "WriteBehind.queue", "WriteBehind.letters", "WriteBehind.keyed", "WriteBehind.written", $"WriteBehind.{name}");
}
