namespace Cacheable.Contract;

/// <summary>Takes the arguments of a call that is queued, one after the other. The engine stores each as it stores a cached value.</summary>
public abstract class ArgumentWriter
{
    /// <summary>Adds an argument.</summary>
    /// <exception cref="Exception">What the serializer throws for a value it cannot store.</exception>
    public abstract void Add<TValue>(TValue value);

    /// <summary>
    /// Adds the argument that is what a reader of the key gets from now on. It is stored once, as the entry. A <see langword="null"/>
    /// is an entry where the cached method caches absence, and otherwise leaves the key without one.
    /// </summary>
    /// <typeparam name="TValue">What the cached method of the key returns.</typeparam>
    /// <exception cref="Exception">What the serializer throws for a value it cannot store.</exception>
    public abstract void AddEntry<TValue>(TValue value);
}
