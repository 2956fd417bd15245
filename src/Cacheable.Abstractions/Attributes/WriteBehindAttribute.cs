namespace Cacheable;

/// <summary>
/// Queues the calls of an interface method instead of making them. The call returns when the write is accepted into the remote tier; from
/// then on every reader of the key sees it. The method itself is called later, by whichever instance flushes the queue: behind the
/// decorator, in a DI scope of its own, and at least once.
/// </summary>
/// <remarks>
/// <para>With a key, only the newest write of each key is kept: a cart that is saved ten times in a second is written once. Without one,
/// every call is kept, and calls are made in the order they were accepted.</para>
/// <para>Where a <see cref="CachedAttribute"/> method of the same interface has the same key, the argument of its result's type is the new
/// entry, and is read at once on every instance. Of several, one that the key does not name.</para>
/// <para>A queue is no part of a transaction: what is queued inside one is not taken back by a rollback.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WriteBehindAttribute : Attribute
{
    /// <summary>Keeps every call, in order.</summary>
    public WriteBehindAttribute()
    {
    }

    /// <summary>Keeps the newest call for each <paramref name="key"/>.</summary>
    /// <param name="key">A key template such as <c>cart:&lt;userId&gt;</c>.</param>
    public WriteBehindAttribute(string key) => Key = key;

    /// <summary>The key template, or <see langword="null"/> where every call is kept.</summary>
    public string? Key { get; }

    /// <summary>The longest time until a write is first flushed: <c>5s</c>. Later writes of its key do not put it off. Default <c>1s</c>.</summary>
    public string MaxDelay { get; set; } = "1s";

    /// <summary>How many writes are claimed and flushed together at most. Default 100.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>How often a write is tried before it goes to the dead letters. Default 5.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The parameter that is the new entry, where more than one could be: <c>nameof(cart)</c>.</summary>
    public string? Value { get; set; }

    /// <summary>
    /// A method of the same interface that takes many writes at once: <c>nameof(SaveCartsAsync)</c>. Its parameter is an
    /// <see cref="IReadOnlyList{T}"/> of tuples of this method's parameters, or of the parameter itself where there is one.
    /// </summary>
    public string? Batch { get; set; }
}
