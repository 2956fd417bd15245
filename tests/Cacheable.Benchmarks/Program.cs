using Cacheable.Benchmarks.Commit;
using Cacheable.Benchmarks.Compression;
using Cacheable.Benchmarks.Editing;
using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Hit;
using Cacheable.Benchmarks.Idle;
using Cacheable.Benchmarks.Memory;
using Cacheable.Benchmarks.Outage;
using Cacheable.Benchmarks.Prefix;
using Cacheable.Benchmarks.Queues;
using Cacheable.Benchmarks.Races;
using Cacheable.Benchmarks.RemoteHit;
using Cacheable.Benchmarks.Singleflight;
using Cacheable.Benchmarks.XFetch;

var figures = new Dictionary<string, Func<Arguments, int>>
{
    ["hit"] = HitFigure.Run,
    ["memory"] = MemoryFigure.Run,
    ["idle"] = IdleFigure.Run,
    ["races"] = RacesFigure.Run,
    ["singleflight"] = SingleflightFigure.Run,
    ["l2"] = RemoteHitFigure.Run,
    ["prefix"] = PrefixFigure.Run,
    ["commit"] = CommitFigure.Run,
    ["outage"] = OutageFigure.Run,
    ["xfetch"] = XFetchFigure.Run,
    ["compression"] = CompressionFigure.Run,
    ["payloads"] = PayloadFigure.Run,
    ["writebehind"] = QueueFigure.Run,
    ["generator"] = EditingFigure.Run,
};

if (args is not [var name, .. var rest] || !figures.TryGetValue(name, out var figure))
{
    Console.Error.WriteLine($"Which figure? One of: {string.Join(", ", figures.Keys)}. Then --check, --rounds N, --json FILE, --svg FILE or --markdown.");
    return 2;
}

return figure(Arguments.Parse(rest));
