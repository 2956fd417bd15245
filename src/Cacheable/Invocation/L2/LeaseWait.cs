namespace Cacheable.Invocation.L2;

/// <summary>Waits for the end of another's lease. A message tells of it; pauses, each longer than the one before, bound the wait where it is lost.</summary>
internal sealed class LeaseWait(EngineClock clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private TimeSpan _pause = FirstPause;

    /// <summary>Waits until <paramref name="told"/>, but for no longer than a pause, nor than <paramref name="atMost"/>.</summary>
    public async ValueTask WaitAsync(Task told, TimeSpan atMost, CancellationToken cancellationToken)
    {
        await Task.WhenAny(told, clock.PauseAsync(_pause < atMost ? _pause : atMost, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
    }
}
