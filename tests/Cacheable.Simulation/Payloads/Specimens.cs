using System.Buffers;
using System.Text;
using Cacheable.Serialization;

namespace Cacheable.Simulation.Payloads;

/// <summary>Payloads of several types and two serializers: short and long, compressed and not, present and absent.</summary>
internal static class Specimens
{
    /// <summary>Small, so that what is compressed is short enough to be mutated a million times.</summary>
    public static readonly PayloadLimits Limits = new(CompressAbove: 1_000, MaxPayload: 4_000);

    public static IReadOnlyList<Specimen> All()
    {
        var json = new JsonCacheSerializer([]);
        var raw = new RawSerializer();
        return
        [
            new Specimen<Goods?>("a record", json, Limits, Goods(1, 2), Goods(2, 3), Goods(3, 60), Goods(4, 200), null),
            new Specimen<int?>("a number", json, Limits, 7, 8, null),
            new Specimen<(int Total, string? Name)>("a tuple", json, Limits, (1, "one"), (2, null)),
            new Specimen<string>("a text", json, Limits, string.Empty, "a", new string('x', 3_000), Noise(2_000)),
            new Specimen<string>("a text of another serializer", raw, Limits, string.Empty, "a", new string('x', 3_000), Noise(2_000)),
        ];
    }

    private static Goods Goods(int id, int parts) =>
        new(id, $"Goods {id}", id * 12.5m, DateTimeOffset.UnixEpoch.AddDays(id), new Parts(Enumerable.Range(id, parts).Select(static part => $"part {part} of oak")));

    // What does not shrink.
    private static string Noise(int length)
    {
        var dice = new Random(length);
        return string.Create(length, dice, static (text, dice) =>
        {
            foreach (ref var character in text)
            {
                character = (char)dice.Next('!', '~');
            }
        });
    }
}

/// <summary>A value with some of everything.</summary>
internal sealed record Goods(int Id, string Name, decimal Price, DateTimeOffset Since, Parts Parts);

/// <summary>A list that equals another of the same texts.</summary>
internal sealed class Parts(IEnumerable<string> parts) : List<string>(parts), IEquatable<Parts>
{
    public Parts()
        : this([])
    {
    }

    public bool Equals(Parts? other) => other is not null && this.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as Parts);

    public override int GetHashCode() => Count;
}

/// <summary>Writes texts as they are: it can tell no text from another, so all that keeps a wrong one away is the payload.</summary>
internal sealed class RawSerializer : ICacheSerializer
{
    public string Id => "raw";

    public void Serialize<TValue>(TValue value, IBufferWriter<byte> destination) => destination.Write(Encoding.UTF8.GetBytes((string)(object)value!));

    public TValue? Deserialize<TValue>(ReadOnlySequence<byte> source) => (TValue)(object)Encoding.UTF8.GetString(source);
}
