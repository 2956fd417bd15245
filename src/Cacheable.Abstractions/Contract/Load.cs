namespace Cacheable.Contract;

/// <summary>One call of the loader, with its arguments bound. Built only on a miss.</summary>
/// <typeparam name="TValue">What the loader returns.</typeparam>
public abstract class Load<TValue>
{
    /// <summary>Calls the loader.</summary>
    /// <param name="cancellationToken">The token of the caller on whose behalf the load runs.</param>
    public abstract ValueTask<TValue> RunAsync(CancellationToken cancellationToken);

    /// <summary>Whether the call blocks its thread until it has the value.</summary>
    internal virtual bool Blocks => false;

    /// <summary>The same call on the service of another DI scope, for a load that outlives its caller; itself where no service is called.</summary>
    internal virtual Load<TValue> In(IServiceProvider services) => this;
}
