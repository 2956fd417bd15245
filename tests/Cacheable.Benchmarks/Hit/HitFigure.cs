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
        var alone = Run("hit", arguments, Alone());
        var withL2 = RealRedis.Run(redis =>
        {
            Console.WriteLine();
            // A file of its own, because the first part has written the one that was asked for.
            var file = arguments.JsonFile is { } given ? Path.ChangeExtension(given, ".l2.json") : null;
            return Task.FromResult(Run("hit with L2", arguments with { JsonFile = file }, WithL2(redis)));
        });
        return alone | withL2;
    }

    private static Field Alone()
    {
        Contender[] bare = [new BareInt(), new BareText(), new BarePair()];
        return new Field(
            [
                (new DecoratedValueTask(), bare[0]),
                (new DecoratedTask(), bare[0]),
                (new DecoratedTagged(), bare[0]),
                (new DecoratedText(), bare[1]),
                (new DecoratedPair(), bare[2]),
            ],
            Fusion: new FusionCachePeer(),
            Hybrid: new HybridCacheImmutable(),
            [new MemoryCachePeer(), new HybridCachePlain()]);
    }

    private static Field WithL2(RedisGround redis) =>
        new([(new DecoratedWithL2(redis), new BarePair())], new FusionCacheWithL2(redis), new HybridCacheWithL2(redis), []);

    private static int Run(string figure, Arguments arguments, Field field)
    {
        var measured = Race.Run(field.All, arguments.Rounds).ToDictionary(static one => one.Name, StringComparer.Ordinal);
        foreach (var contender in field.All.OfType<IDisposable>())
        {
            contender.Dispose();
        }

        var (fusion, hybrid) = (measured[field.Fusion.Name], measured[field.Hybrid.Name]);
        var first = measured[field.Ours[0].Contender.Name];
        var floors = field.Ours.ToDictionary(static ours => ours.Contender.Name, ours => measured[ours.Floor.Name], StringComparer.Ordinal);
        var rows = measured.Values.Select(one => new Row(
            one.Name,
            [one.Nanoseconds, one.Bytes, floors.TryGetValue(one.Name, out var floor) ? one.TimesAsLongAs(floor) : null, one.TimesAsLongAs(first)]));
        var promises = floors.SelectMany(ours => Promises(measured[ours.Key], ours.Value, hybrid, fusion));
        return new Report(figure, ["ns/op", "B/op", "x bare lookup", "x ours"], [.. rows], [.. promises]).Finish(arguments);
    }

    private static IEnumerable<Promise> Promises(Measured ours, Measured bare, Measured hybrid, Measured fusion) =>
    [
        new($"{ours.Name}: allocates nothing", ours.Bytes, 0, "B"),
        new($"{ours.Name}: beside the bare lookup", ours.TimesAsLongAs(bare), OfTheBareLookup, "times as long"),
        new($"{ours.Name}: beside FusionCache", ours.TimesAsLongAs(fusion), OfFusionCache, "times as long"),
        new($"{ours.Name}: beside HybridCache's immutable path", ours.TimesAsLongAs(hybrid), OfHybridCache, "times as long"),
    ];

    /// <summary>Who runs against whom.</summary>
    /// <param name="Ours">Our contenders, each with the bare lookup of the same key.</param>
    /// <param name="Fusion">FusionCache, on which a promise is.</param>
    /// <param name="Hybrid">HybridCache, on which a promise is.</param>
    /// <param name="Others">Who only stands beside.</param>
    private sealed record Field(
        IReadOnlyList<(Contender Contender, Contender Floor)> Ours, Contender Fusion, Contender Hybrid, IReadOnlyList<Contender> Others)
    {
        public IReadOnlyList<Contender> All =>
            [.. Ours.Select(static ours => ours.Contender), .. Ours.Select(static ours => ours.Floor).Distinct(), Hybrid, Fusion, .. Others];
    }
}
