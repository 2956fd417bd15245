using Microsoft.Extensions.Options;

namespace Cacheable;

/// <summary>Time and chance as the engine uses them, so that tests can hold both still.</summary>
internal sealed class EngineClock(
    TimeProvider timeProvider, RandomSource random, IOptions<CacheableOptions> options)
{
    public TimeSpan LeaseDuration { get; } = options.Value.LeaseDuration;

    public double NextRandom() => random.NextDouble();

    public long Start() => timeProvider.GetTimestamp();

    public TimeSpan Since(long start) => timeProvider.GetElapsedTime(start);

    // A delay with a token ends on the thread pool when it is cancelled, wherever the rest of the process is kept on one thread.
    public Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.FromMilliseconds(1), timeProvider, CancellationToken.None).WaitAsync(cancellationToken);
}
