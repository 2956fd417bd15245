using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Cacheable.Faults.Oracle;

/// <summary>The last events of each row, of all processes. Only told when a read was stale, so a torn event does no harm.</summary>
internal sealed class Stories(Section longs)
{
    private const int RingLength = 128;
    private const int EntryLength = 3;
    private const int RingSize = 1 + (RingLength * EntryLength);

    public const long Length = (long)OracleMap.Rows * RingSize;

    public void Add(int row, StoryKind kind, int instance, View view, long version)
    {
        var ring = longs.From((long)row * RingSize);
        var entry = 1 + ((Interlocked.Increment(ref ring[0]) % RingLength) * EntryLength);
        ring[entry] = Stopwatch.GetTimestamp();
        ring[entry + 1] = ((long)kind << 16) | ((long)instance << 8) | (long)view;
        ring[entry + 2] = version;
    }

    /// <summary>The events of a row in order, with their times in milliseconds relative to <paramref name="origin"/>.</summary>
    public string Tell(int row, long origin)
    {
        var ring = longs.From((long)row * RingSize);
        var events = Enumerable.Range(0, RingLength)
            .Select(index => 1 + (index * EntryLength))
            .Select(entry => (At: ring[entry], What: ring[entry + 1], Version: ring[entry + 2]))
            .Where(static story => story.At > 0)
            .OrderBy(static story => story.At);

        var text = new StringBuilder();
        foreach (var (at, what, version) in events)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"    {Milliseconds(at - origin),12:0.000} ms  instance {(what >> 8) & 0xFF}  {(View)(what & 0xFF),-4}  {(StoryKind)(what >> 16),-8}  version {version}");
        }

        return text.ToString();
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
