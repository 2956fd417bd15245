using Cacheable.Invalidation;
using Cacheable.Invocation.Policies;

namespace Cacheable.Invocation.L2;

/// <summary>What L2 held when a lookup read it.</summary>
/// <param name="Passage">What later answers of the same lookup are judged by; <see langword="null"/> where L2 is not to be asked, or did not answer.</param>
/// <param name="HasEntry">Whether an entry was there, be it one that cannot be used.</param>
internal readonly record struct RemoteReading<TValue>(RemoteGate.Passage? Passage, bool HasEntry)
{
    private readonly bool _isReadable;

    public TValue Value { get; private init; } = default!;

    /// <summary>The times of the entry.</summary>
    public EntryTimes Times { get; private init; }

    /// <summary>Whether it is an answer.</summary>
    public bool IsHit => _isReadable && !Times.HasEnded;

    /// <summary>Whether it is past its end, and there for when the source fails.</summary>
    public bool IsStale => _isReadable && Times.HasEnded;

    /// <summary>The same, with the entry that could be read.</summary>
    public RemoteReading<TValue> Of(TValue value, EntryTimes times) => new(Passage, HasEntry, value, times);

    private RemoteReading(RemoteGate.Passage? passage, bool hasEntry, TValue value, EntryTimes times)
        : this(passage, hasEntry) =>
        (_isReadable, Value, Times) = (true, value, times);
}
