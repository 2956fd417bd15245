namespace Cacheable.Invalidation;

/// <summary>
/// Keeps lookups from waiting for an L2 that is silent: after several questions in a row that were not answered in time, they go past
/// it until a sync is answered. The heartbeat is what tries; no caller does.
/// </summary>
/// <param name="breakAfter">How many questions that is; zero for never.</param>
internal sealed class LookupBreaker(int breakAfter)
{
    private int _unanswered;
    private int _isOpen;

    /// <summary>Whether lookups go past L2.</summary>
    public bool IsOpen => Volatile.Read(ref _isOpen) == 1;

    /// <summary>A question was not answered in time. Whether that opens it.</summary>
    public bool Unanswered() =>
        breakAfter > 0 && Interlocked.Increment(ref _unanswered) >= breakAfter && Interlocked.Exchange(ref _isOpen, 1) == 0;

    /// <summary>A question was answered, in whatever way.</summary>
    public void Answered()
    {
        // Read first: a hit of L2 must not write to memory that all threads share.
        if (Volatile.Read(ref _unanswered) != 0)
        {
            Volatile.Write(ref _unanswered, 0);
        }
    }

    /// <summary>A sync was answered. Whether that closes it.</summary>
    public bool Close()
    {
        Answered();
        return Interlocked.Exchange(ref _isOpen, 0) == 1;
    }
}
