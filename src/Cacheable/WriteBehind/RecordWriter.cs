using System.Buffers;
using System.Buffers.Binary;
using Cacheable.Contract;

namespace Cacheable.WriteBehind;

/// <summary>Writes the arguments of one call: each as <c>length (4) | payload</c>, the one that is the entry apart.</summary>
/// <param name="codecs">Write the arguments.</param>
/// <param name="entry">The method that reads the one that is the entry.</param>
internal sealed class RecordWriter(ArgumentCodecs codecs, CachedMethodPlan? entry) : ArgumentWriter
{
    private readonly ArrayBufferWriter<byte> _record = new();

    public ReadOnlyMemory<byte> Record => _record.WrittenMemory;

    /// <summary>What a reader of the key gets; <see langword="null"/> where no argument is the entry.</summary>
    public byte[]? Entry { get; private set; }

    /// <summary>Whether the entry says that there is no value.</summary>
    public bool EntryIsAbsent { get; private set; }

    public override void Add<TValue>(TValue value)
    {
        using var payload = codecs.Of<TValue>().Encode(value, default);
        BinaryPrimitives.WriteInt32LittleEndian(_record.GetSpan(sizeof(int)), payload.Length);
        _record.Advance(sizeof(int));
        _record.Write(payload.Span);
    }

    public override void AddEntry<TValue>(TValue value)
    {
        using var payload = codecs.Of<TValue>(entry).Encode(value, default);
        Entry = payload.Span.ToArray();
        EntryIsAbsent = value is null;
    }
}
