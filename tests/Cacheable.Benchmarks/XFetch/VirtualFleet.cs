using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Testing;

namespace Cacheable.Benchmarks.XFetch;

/// <summary>
/// Instances of an application on one L2 in virtual time, whose reads of one key come as a Poisson process. Each cycle is the end of one
/// entry: reads begin ten scales before it, which is before any draw, and go on until the loads have ended and the entry would have.
/// </summary>
internal sealed class VirtualFleet : IDisposable
{
    private const int Instances = 64;
    private const int LeasedInstances = 3;
    private const double BeforeTheEnd = 10;

    private readonly Law _law;
    private readonly double _life;
    private readonly VirtualTime _time = new();
    private readonly Random _random;
    private readonly VirtualInstance[] _instances;
    private int _loads;
    private int _running;
    private double _firstLoad;
    private double _firstEnd;
    private double _lastEnd;
    private int _loadsUntilTheFirstEnded;

    private VirtualFleet(Law law, int seed, bool leases)
    {
        (_law, _random, _life) = (law, new Random(seed), Math.Ceiling(40 * law.Scale) + (2 * law.Load));
        var store = new InMemoryRemoteStore(_time);
        var plan = new CachedMethodPlan
        {
            Method = "IItems.GetAsync",
            KeyTemplate = "item:<id>",
            TimeToLive = TimeSpan.FromSeconds(_life),
            Beta = law.Beta,
            Tiers = leases ? CacheTiers.All : CacheTiers.L2,
        };
        _instances = [.. Enumerable.Range(0, leases ? LeasedInstances : Instances).Select(index =>
            new VirtualInstance(_time, leases ? store.Connect() : new WithoutLeases(store.Connect()), plan, seed + index + 1, LoadAsync))];
    }

    /// <summary>With the lease: three instances with L1, as an application has them.</summary>
    public static Measured WithLease(Law law, int cycles, int seed) => Run(law, cycles, seed, leases: true);

    /// <summary>Without it: every read on an instance that loads nothing, so that nobody knows of another's load.</summary>
    public static Measured WithoutLease(Law law, int cycles, int seed) => Run(law, cycles, seed, leases: false);

    public void Dispose()
    {
        foreach (var instance in _instances)
        {
            instance.Dispose();
        }
    }

    private static Measured Run(Law law, int cycles, int seed, bool leases)
    {
        using var fleet = new VirtualFleet(law, seed, leases);
        fleet.Fill();
        var (recomputes, gap) = (0L, 0.0);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var end = fleet._lastEnd + fleet._life;
            fleet.GoTo(end - (BeforeTheEnd * law.Scale));
            recomputes += fleet.Cycle(end);
            gap += end - fleet._firstLoad;
        }

        return new Measured((double)recomputes / cycles, gap / cycles);
    }

    /// <summary>One caller loads the first entry, before others come.</summary>
    private void Fill()
    {
        Observe(_instances[0].ReadAsync().AsTask());
        GoTo(_time.Now + (2 * _law.Load));
    }

    /// <summary>Reads until an entry has been loaded, and the one that ends at <paramref name="end"/> would have ended. How many loads began before the first had brought the next.</summary>
    private int Cycle(double end)
    {
        (_loads, _firstEnd, _loadsUntilTheFirstEnded) = (0, double.NaN, 0);
        while (double.IsNaN(_firstEnd) || _running > 0 || _time.Now < end)
        {
            GoTo(_time.Now - (Math.Log(1 - _random.NextDouble()) / _law.Rate));
            Observe(Reader().ReadAsync().AsTask());
        }

        return _instances.Length == LeasedInstances ? _loads : _loadsUntilTheFirstEnded;
    }

    private VirtualInstance Reader()
    {
        var first = _random.Next(_instances.Length);
        for (var next = 0; _instances.Length > LeasedInstances && next < _instances.Length; next++)
        {
            if (_instances[(first + next) % _instances.Length] is { Loading: 0 } idle)
                return idle;
        }

        return _instances[first];
    }

    private void GoTo(double moment)
    {
        var isThere = false;
        _time.At(moment, () => isThere = true);
        while (!isThere)
        {
            _time.Step();
        }
    }

    private async Task<long> LoadAsync()
    {
        _running++;
        if (++_loads == 1)
            _firstLoad = _time.Now;

        await _time.After(_law.Load).ConfigureAwait(false);
        _running--;
        _lastEnd = _time.Now;
        if (double.IsNaN(_firstEnd))
            (_firstEnd, _loadsUntilTheFirstEnded) = (_time.Now, _loads);

        return _loads;
    }

    private static void Observe(Task read)
    {
        if (read.IsFaulted)
            throw read.Exception;
    }
}
