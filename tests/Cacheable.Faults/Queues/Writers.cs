using System.Globalization;
using Cacheable.Faults.Workload;
using Cacheable.WriteBehind;

namespace Cacheable.Faults.Queues;

/// <summary>
/// The writers of one process. Each has baskets of its own and counts them up, one call after the other, so that of every basket it is
/// known what was called last and what was acknowledged last; and a series of notes.
/// </summary>
internal sealed class Writers(int process, int seed, IBaskets baskets)
{
    private const int Each = 24;
    private const int BasketsOfEach = 50;
    private const double Skew = 1;

    // Every note is flushed, most baskets are not: without a limit the log would be all that is measured.
    private const double Notes = 0.04;

    private readonly Zipf _zipf = new(BasketsOfEach, Skew);
    private readonly long[] _called = new long[Each * BasketsOfEach];
    private readonly long[] _acknowledged = new long[Each * BasketsOfEach];
    private readonly Series[] _notes = [.. Enumerable.Range(0, Each).Select(static _ => new Series())];
    private long _all;
    private long _unknown;

    /// <summary>How many calls have returned.</summary>
    public long Acknowledged => Volatile.Read(ref _all);

    public Task RunAsync(Task ended) => Task.WhenAll(Enumerable.Range(0, Each).Select(writer => Task.Run(() => WriteAsync(writer, ended))));

    /// <summary>What was called and acknowledged, to be read by <see cref="Ledger"/>.</summary>
    public IEnumerable<string> Ledger()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"unknown {_unknown}");
        for (var basket = 0; basket < _called.Length; basket++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"basket {(process * _called.Length) + basket} {_called[basket]} {_acknowledged[basket]}");
        }

        for (var writer = 0; writer < Each; writer++)
        {
            var unknown = string.Join(' ', _notes[writer].Unknown.Select(static number => number.ToString(CultureInfo.InvariantCulture)));
            yield return string.Create(CultureInfo.InvariantCulture, $"notes {(process * Each) + writer} {_notes[writer].Called} {unknown}").TrimEnd();
        }
    }

    private async Task WriteAsync(int writer, Task ended)
    {
        var random = new Random((seed * Each) + writer);
        while (!ended.IsCompleted)
        {
            if (random.NextDouble() < Notes)
            {
                await NoteAsync(writer);
            }
            else
            {
                await SaveAsync((writer * BasketsOfEach) + _zipf.At(random.NextDouble()));
            }
        }
    }

    private async Task SaveAsync(int basket)
    {
        var counter = ++_called[basket];
        if (await IsAcknowledgedAsync(() => baskets.SaveAsync((process * _called.Length) + basket, counter)))
        {
            _acknowledged[basket] = counter;
        }
    }

    private async Task NoteAsync(int writer)
    {
        var notes = _notes[writer];
        var number = ++notes.Called;
        if (!await IsAcknowledgedAsync(() => baskets.NoteAsync((process * Each) + writer, number)))
        {
            notes.Unknown.Add(number);
        }
    }

    private async Task<bool> IsAcknowledgedAsync(Func<ValueTask> call)
    {
        try
        {
            await call();
            Interlocked.Increment(ref _all);
            return true;
        }
        catch (WriteBehindException)
        {
            // Whether it was accepted is not known. It may be there, and need not.
            Interlocked.Increment(ref _unknown);
            return false;
        }
    }

    private sealed class Series
    {
        public long Called { get; set; }

        public List<long> Unknown { get; } = [];
    }
}
