using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Hit.Peers;

namespace Cacheable.Benchmarks.Hit;

/// <summary>What a hit in L1 costs through a generated decorator, beside the bare lookup under it and the peers.</summary>
internal static class HitFigure
{
    private const double OfTheBareLookup = 1.6;
    private const double OfFusionCache = 1 / 5d;
    private const double OfHybridCache = 1;

    public static int Run(Arguments arguments)
    {
        Contender[] contenders =
        [
            new DecoratedValueTask(), new DecoratedTask(), new DecoratedTagged(), new DecoratedText(), new DecoratedPair(),
            new BareInt(), new BareText(), new BarePair(),
            new MemoryCachePeer(), new HybridCacheImmutable(), new HybridCachePlain(), new FusionCachePeer(),
        ];
        var measured = Race.Run(contenders, arguments.Rounds);
        foreach (var contender in contenders.OfType<IDisposable>())
        {
            contender.Dispose();
        }

        var ours = measured.Take(5).ToList();
        var bare = measured.Skip(5).Take(3).ToList();
        List<Measured> floors = [bare[0], bare[0], bare[0], bare[1], bare[2]];
        var (hybrid, fusion) = (measured[9], measured[11]);

        var rows = measured.Select((one, index) => new Row(
            one.Name,
            [one.Nanoseconds, one.Bytes, index < ours.Count ? one.TimesAsLongAs(floors[index]) : null, one.TimesAsLongAs(ours[0])]));
        var promises = ours.SelectMany((one, index) => Promises(one, floors[index], hybrid, fusion));
        return new Report("hit", ["ns/op", "B/op", "x bare lookup", "x ours"], [.. rows], [.. promises]).Finish(arguments);
    }

    private static IEnumerable<Promise> Promises(Measured ours, Measured bare, Measured hybrid, Measured fusion) =>
    [
        new($"{ours.Name}: allocates nothing", ours.Bytes, 0, "B"),
        new($"{ours.Name}: beside the bare lookup", ours.TimesAsLongAs(bare), OfTheBareLookup, "times as long"),
        new($"{ours.Name}: beside FusionCache", ours.TimesAsLongAs(fusion), OfFusionCache, "times as long"),
        new($"{ours.Name}: beside HybridCache's immutable path", ours.TimesAsLongAs(hybrid), OfHybridCache, "times as long"),
    ];
}
