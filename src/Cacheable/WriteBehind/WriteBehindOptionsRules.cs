using Cacheable.Remote;

namespace Cacheable.WriteBehind;

/// <summary>What is wrong with options, and what to write.</summary>
internal static class WriteBehindOptionsRules
{
    private const int MostReplicas = 100;

    public static IEnumerable<FormattableString> Broken(WriteBehindOptions options) => new (bool Holds, FormattableString Message)[]
    {
        (Enum.IsDefined(options.Durability), $"Durability is {options.Durability}; write a {nameof(WriteBehindDurability)}."),
        (options.Replicas is > 0 and <= MostReplicas, $"Replicas is {options.Replicas}; write 1 to {MostReplicas}."),
        (options.Capacity > 0, $"Capacity is {options.Capacity}; write at least 1."),
        (Enum.IsDefined(options.OnFull), $"OnFull is {options.OnFull}; write a {nameof(FullQueueBehaviour)}."),
        (options.FullTimeout >= TimeSpan.Zero, $"FullTimeout is {options.FullTimeout}; write zero or longer."),
        (options.UnavailableTimeout >= TimeSpan.Zero, $"UnavailableTimeout is {options.UnavailableTimeout}; write zero or longer."),
        (options.ClaimDuration >= TimeSpan.FromSeconds(1), $"ClaimDuration is {options.ClaimDuration}; write at least 1 s, longer than the slowest batch."),
        (options.Parallelism > 0, $"Parallelism is {options.Parallelism}; write at least 1."),
        (options.PollInterval > TimeSpan.Zero, $"PollInterval is {options.PollInterval}; write a positive duration."),
        (options.FirstRetry > TimeSpan.Zero, $"FirstRetry is {options.FirstRetry}; write a positive duration."),
        (options.LongestRetry >= options.FirstRetry, $"LongestRetry is {options.LongestRetry}; write at least FirstRetry, {options.FirstRetry}."),
        (options.DrainTimeout >= TimeSpan.Zero, $"DrainTimeout is {options.DrainTimeout}; write zero or longer."),
    }.Where(static rule => !rule.Holds).Select(static rule => rule.Message);
}
