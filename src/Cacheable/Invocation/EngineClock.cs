using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Microsoft.Extensions.Options;

namespace Cacheable.Invocation;

/// <summary>Time and chance as the engine uses them, so that tests can hold both still.</summary>
internal sealed class EngineClock(
    TimeProvider timeProvider, RandomSource random, EngineScheduling scheduling, IOptions<CacheableOptions> options)
{
    public TimeSpan LeaseDuration { get; } = options.Value.LeaseDuration;

    public double NextRandom() => random.NextDouble();

    public long Start() => timeProvider.GetTimestamp();

    public TimeSpan Since(long start) => timeProvider.GetElapsedTime(start);

    /// <summary>Until when a load that begins now may go on.</summary>
    /// <remarks>
    /// A load that blocks its thread cannot be left, so it has no hard timeout. One in the background is no caller's to cancel, and ends with
    /// its lease at the latest: nothing it brings is stored after that.
    /// </remarks>
    public LoadLimit Limit<TValue>(EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        var isImplied = load is ScopedLoad<TValue> && policy.HardTimeout is null;
        return new(isImplied ? LeaseDuration : load.Blocks ? null : policy.HardTimeout, timeProvider, scheduling, cancellationToken) { IsImplied = isImplied };
    }

    /// <summary>As long as its caller waits.</summary>
    public LoadLimit NoLimit(CancellationToken cancellationToken) => new(limit: null, timeProvider, scheduling, cancellationToken);

    // A delay with a token ends on the thread pool when it is cancelled, wherever the rest of the process is kept on one thread.
    public Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.FromMilliseconds(1), timeProvider, CancellationToken.None).WaitAsync(cancellationToken);
}
