using System.Globalization;
using Cacheable.Remote;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Episodes;

/// <summary>What happened in an episode, to be read by a human: each line with the keys it is about.</summary>
internal sealed class Story
{
    private const long EveryKey = -1;

    private readonly List<(long Keys, string Text)> _lines = [];

    /// <summary>The time, set by the episode.</summary>
    public required Scheduler Scheduler { get; init; }

    public static string At(long time) => string.Create(CultureInfo.InvariantCulture, $"{(double)time / Span.Millisecond:F3} ms");

    /// <summary>Tells something that concerns all.</summary>
    public void Tell(string text) => Add(EveryKey, text);

    public void Tell(int key, string text) => Add(key < 0 ? EveryKey : 1L << key, text);

    public void Tell(CacheName name, string text) => Add(Mask(name), text);

    public void Tell(IEnumerable<CacheName> names, string text) => Add(names.Aggregate(0L, static (mask, name) => mask | Mask(name)), text);

    /// <summary>The last lines that concern a key.</summary>
    public IEnumerable<string> Of(int key, int last) =>
        _lines.Where(line => key < 0 || (line.Keys & (1L << key)) != 0).Select(static line => line.Text).TakeLast(last);

    private static long Mask(CacheName name) => KeySpace.KeysOf(name).Aggregate(0L, static (mask, key) => mask | (1L << key));

    private void Add(long keys, string text) => _lines.Add((keys, $"{At(Scheduler.Now),16}  {text}"));
}
