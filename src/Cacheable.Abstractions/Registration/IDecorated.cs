namespace Cacheable;

/// <summary>
/// The decorated service, for its own implementation: a call on <c>this</c> goes past the cache, and one on <see cref="Service"/> goes
/// through it. Registered by <c>AddCacheable</c> and <c>AddCached</c>; take it in the constructor.
/// </summary>
/// <typeparam name="TService">The annotated interface. Of one that is not annotated, the service as it is registered.</typeparam>
public interface IDecorated<out TService>
    where TService : class
{
    /// <summary>
    /// What callers of <typeparamref name="TService"/> get in the scope that the implementation lives in; of a singleton, the one of the
    /// application. Under a service key with <c>[FromKeyedServices]</c>, which needs no key inside of the implementation.
    /// </summary>
    /// <remarks>
    /// Made when it is asked for first, and not while the implementation is constructed: ask in a method and not in the constructor.
    /// A transient implementation is given another instance, which stays the same.
    /// </remarks>
    /// <exception cref="InvalidOperationException">No such service is registered.</exception>
    /// <exception cref="ObjectDisposedException">The scope has ended, and the service was not asked for before.</exception>
    TService Service { get; }
}
