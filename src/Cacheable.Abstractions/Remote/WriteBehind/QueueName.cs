namespace Cacheable.Remote;

/// <summary>Which queue a write lies in: one of keys, where a later write of a key overwrites the earlier, or a log, which keeps every write in order.</summary>
public readonly record struct QueueName
{
    private QueueName(string name, bool isLog)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.AsSpan().IndexOfAny(" \t\r\n") >= 0)
        {
            throw new ArgumentException($"'{name}' is not the name of a queue: it holds white space.", nameof(name));
        }

        (Text, IsLog) = (name, isLog);
    }

    /// <summary>The text, the same on every instance.</summary>
    public string Text { get; }

    /// <summary>Whether every write is kept, in order.</summary>
    public bool IsLog { get; }

    /// <summary>A queue of keys.</summary>
    /// <exception cref="ArgumentException">The name is empty or holds white space.</exception>
    public static QueueName OfKeys(string name) => new(name, isLog: false);

    /// <summary>A log. It does not meet a queue of keys with the same name.</summary>
    /// <exception cref="ArgumentException">The name is empty or holds white space.</exception>
    public static QueueName OfLog(string name) => new(name, isLog: true);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
