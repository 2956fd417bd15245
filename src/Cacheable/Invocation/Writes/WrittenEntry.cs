using Cacheable.Invocation.Policies;

namespace Cacheable.Invocation.Writes;

/// <summary>What a write shall leave in the cache: serialized when the call returned, so that whatever happens to the object later stays out of it.</summary>
/// <param name="Payload">The value.</param>
/// <param name="Times">How long it lives.</param>
/// <param name="Policy">What held when it was made.</param>
internal sealed record WrittenEntry(byte[] Payload, EntryTimes Times, EntryPolicy Policy);
