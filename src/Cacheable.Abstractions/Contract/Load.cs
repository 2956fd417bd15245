namespace Cacheable.Contract;

/// <summary>One call of the loader, with its arguments bound. Built only on a miss.</summary>
/// <typeparam name="TValue">What the loader returns.</typeparam>
public abstract class Load<TValue>
{
    /// <summary>Calls the loader.</summary>
    /// <param name="cancellationToken">The token of the caller on whose behalf the load runs.</param>
    public abstract ValueTask<TValue> RunAsync(CancellationToken cancellationToken);
}
