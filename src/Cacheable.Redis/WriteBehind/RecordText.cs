using System.Globalization;
using System.Text;
using Cacheable.Remote;

namespace Cacheable.Redis;

/// <summary>Reads a queued write and a dead letter as the scripts store them: a line of text, and bytes after it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Entry">What readers get.</param>
/// <param name="Record">What the flusher gets beside it.</param>
internal readonly record struct RecordText(long Version, QueuedEntry? Entry, ReadOnlyMemory<byte> Record)
{
    private const byte LineEnd = (byte)'\n';

    /// <exception cref="FormatException">It is in no form that this version reads.</exception>
    public static RecordText Read(ReadOnlyMemory<byte> stored)
    {
        var (header, body) = Split(stored);
        var fields = header.Split(' ');
        var length = int.Parse(fields[4], CultureInfo.InvariantCulture);
        return new RecordText(
            long.Parse(fields[0], CultureInfo.InvariantCulture),
            length < 0 ? null : new QueuedEntry(body[..length], TimeSpan.FromMilliseconds(long.Parse(fields[3], CultureInfo.InvariantCulture))),
            body[Math.Max(0, length)..]);
    }

    /// <param name="key">Its key; <see langword="null"/> for a log.</param>
    /// <param name="stored">The letter.</param>
    /// <exception cref="FormatException">It is in no form that this version reads.</exception>
    public static DeadLetter ReadLetter(string? key, ReadOnlyMemory<byte> stored)
    {
        var (header, body) = Split(stored);
        var fields = header.Split(' ');
        var length = int.Parse(fields[2], CultureInfo.InvariantCulture);
        var record = Read(body[length..]);
        return new DeadLetter(
            new WriteVersion(key, record.Version),
            int.Parse(fields[1], CultureInfo.InvariantCulture),
            Encoding.UTF8.GetString(body.Span[..length]),
            IsOverwritten: fields[0] == "1",
            record.Record,
            record.Entry);
    }

    private static (string Header, ReadOnlyMemory<byte> Body) Split(ReadOnlyMemory<byte> stored)
    {
        var end = stored.Span.IndexOf(LineEnd);
        return end >= 0
            ? (Encoding.ASCII.GetString(stored.Span[..end]), stored[(end + 1)..])
            : throw new FormatException("A queued write in Redis is not in a form this version reads. Another application may share the namespace.");
    }
}
