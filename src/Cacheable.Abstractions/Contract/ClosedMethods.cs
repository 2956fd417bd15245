using System.Collections.Concurrent;

namespace Cacheable.Contract;

/// <summary>Keeps the cached methods of generic methods: one for each closed type, made when it is first called.</summary>
/// <param name="engine">Makes the methods.</param>
public sealed class ClosedMethods(ICacheEngine engine)
{
    private readonly ConcurrentDictionary<Type, object> _methods = new();
    private readonly Lock _making = new();

    /// <summary>The method whose key is <typeparamref name="TKey"/>; a hit allocates nothing.</summary>
    /// <param name="make">Makes the method, once.</param>
    public TMethod Get<TKey, TMethod>(Func<ICacheEngine, TMethod> make)
        where TKey : struct, ICacheKey
        where TMethod : class =>
        (TMethod)(_methods.TryGetValue(typeof(TKey), out var method) ? method : Make(typeof(TKey), make));

    // Under a lock, because two methods of one key would be two caches, and an engine keeps what it makes.
    private object Make<TMethod>(Type key, Func<ICacheEngine, TMethod> make)
        where TMethod : class
    {
        lock (_making)
        {
            return _methods.GetOrAdd(key, static (_, arguments) => arguments.make(arguments.engine), (make, engine));
        }
    }
}
