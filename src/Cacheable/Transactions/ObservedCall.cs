namespace Cacheable.Transactions;

/// <summary>
/// What one call was seen to do in databases: a decorated write, or a load. It flows down with the call, so whatever the call goes
/// through (contexts of a factory, of a pool, of another DI scope) tells the innermost call, and that one tells those around it.
/// </summary>
internal sealed class ObservedCall
{
    private static readonly AsyncLocal<ObservedCall?> Innermost = new();

    private readonly Lock _lock = new();
    private readonly HashSet<EngineTransaction> _written = [];
    private readonly HashSet<EngineTransaction> _read = [];
    private readonly HashSet<EngineTransaction> _begun = [];
    private readonly ObservedCall? _outer;
    private readonly OwedAction? _owes;
    private bool _wroteOutside;
    private bool _wentPast;
    private bool _readThePast;

    private ObservedCall(OwedAction? owes, ObservedCall? outer) => (_owes, _outer) = (owes, outer);

    /// <summary>That of the innermost call that the running code is inside of.</summary>
    public static ObservedCall? Current => Innermost.Value;

    /// <summary>Whether the call was seen to write outside of every open transaction.</summary>
    public bool WroteOutside
    {
        get
        {
            lock (_lock)
            {
                return _wroteOutside;
            }
        }
    }

    /// <summary>The transactions that the call was seen to write in.</summary>
    public IReadOnlyList<EngineTransaction> Written
    {
        get
        {
            lock (_lock)
            {
                return [.. _written];
            }
        }
    }

    /// <summary>The transactions that the call was seen to read through.</summary>
    public IReadOnlyList<EngineTransaction> Read
    {
        get
        {
            lock (_lock)
            {
                return [.. _read];
            }
        }
    }

    /// <summary>
    /// Whether what the call returns may rest on rows that are not committed and may never be (race 17), or on a snapshot from before the
    /// call (race 18). Asked when it has returned.
    /// </summary>
    public bool SawWhatOthersDoNot
    {
        get
        {
            lock (_lock)
            {
                return _wentPast || _readThePast || _read.Any(static transaction => transaction.MayBeUndone) || _written.Any(static transaction => transaction.MayBeUndone);
            }
        }
    }

    /// <summary>From here on, what the calling async method runs is observed.</summary>
    /// <param name="owes">What every transaction owes that the call is seen to write in, from that moment on: it may commit before the call returns.</param>
    public static ObservedCall Begin(OwedAction? owes = null) => Innermost.Value = new ObservedCall(owes, Innermost.Value);

    public void Began(EngineTransaction transaction)
    {
        Mark(_begun, transaction);
        _outer?.Began(transaction);
    }

    public void SawRead(EngineTransaction transaction)
    {
        lock (_lock)
        {
            _read.Add(transaction);
            _readThePast |= transaction.IsSnapshot && !_begun.Contains(transaction);
        }

        _outer?.SawRead(transaction);
    }

    public void SawWrite(EngineTransaction transaction)
    {
        Mark(_written, transaction);
        if (_owes is not null && !transaction.Owe(_owes, isCertain: true))
        {
            lock (_lock)
            {
                // One that has ended pays no more.
                _wroteOutside = true;
            }
        }

        _outer?.SawWrite(transaction);
    }

    public void SawWriteOutside()
    {
        lock (_lock)
        {
            _wroteOutside = true;
        }

        _outer?.SawWriteOutside();
    }

    /// <summary>A read inside the call went past the cache, because of what its scope has written.</summary>
    public void WentPastTheCache()
    {
        lock (_lock)
        {
            _wentPast = true;
        }

        _outer?.WentPastTheCache();
    }

    private void Mark(HashSet<EngineTransaction> seen, EngineTransaction transaction)
    {
        lock (_lock)
        {
            seen.Add(transaction);
        }
    }
}
