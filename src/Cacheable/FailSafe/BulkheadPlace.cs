namespace Cacheable.FailSafe;

/// <summary>The place of one load. It is given back once, by whoever comes first: the load that has ended, or what was to lead to it.</summary>
/// <param name="bulkhead">Where it is given back; <see langword="null"/> for a load inside of another that has one.</param>
internal sealed class BulkheadPlace(Bulkhead? bulkhead) : IDisposable
{
    private Bulkhead? _bulkhead = bulkhead;

    public void Dispose() => Interlocked.Exchange(ref _bulkhead, null)?.Leave();
}
