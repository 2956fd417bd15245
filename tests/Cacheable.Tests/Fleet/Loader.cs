namespace Cacheable.Tests;

/// <summary>The inner call of a test: it reads <see cref="Row"/>, and each call that was held waits, with what it has read, for the test.</summary>
internal sealed class Loader<TValue>(TValue row)
{
    private readonly Queue<HeldLoad> _holds = new();
    private int _calls;

    /// <summary>What the source holds now.</summary>
    public TValue Row { get; set; } = row;

    /// <summary>How often the loader was called.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>What every call throws from now on.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The next call that is not held yet reads the row and waits.</summary>
    public HeldLoad Hold()
    {
        var hold = new HeldLoad();
        lock (_holds)
        {
            _holds.Enqueue(hold);
        }

        return hold;
    }

    public async Task<TValue> LoadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        var read = Row;
        HeldLoad? hold;
        lock (_holds)
        {
            _holds.TryDequeue(out hold);
        }

        if (hold is not null)
        {
            await hold.WaitAsync(cancellationToken);
        }

        return Failure is null ? read : throw Failure;
    }
}
