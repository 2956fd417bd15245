using System.Buffers;

namespace Cacheable;

/// <summary>
/// Turns values into the bytes that L2 holds, and back. System.Text.Json does unless another is chosen: for the application by <c>UseSerializer</c>, for one
/// method by <c>[Cached(Serializer = typeof(...))]</c>.
/// </summary>
/// <remarks>
/// One instance serves all threads. What it throws never reaches a caller: a value that cannot be written is returned and not cached, bytes that cannot be
/// read are a miss. Both are counted and logged.
/// </remarks>
public interface ICacheSerializer
{
    /// <summary>
    /// Names the format, <c>json</c>. It stands in every payload, and a payload of another name is a miss: change it with whatever makes old bytes mean
    /// something else. Read once.
    /// </summary>
    string Id { get; }

    /// <summary>Writes <paramref name="value"/>, which is not <see langword="null"/>. <paramref name="destination"/> is valid during the call.</summary>
    void Serialize<TValue>(TValue value, IBufferWriter<byte> destination);

    /// <summary>Reads what <see cref="Serialize"/> wrote. <paramref name="source"/> is valid during the call: a value must not keep it.</summary>
    /// <returns>The value; <see langword="null"/> counts as bytes that cannot be read.</returns>
    TValue? Deserialize<TValue>(ReadOnlySequence<byte> source);

    /// <summary>
    /// What the bytes of a type depend on, in any words: names, order, numbers. A payload that was written under another is a miss. The compiler's view of the
    /// type is compared besides; <see langword="null"/> leaves it to that.
    /// </summary>
    string? ShapeOf<TValue>() => null;
}
