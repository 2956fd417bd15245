namespace Cacheable.Remote;

/// <summary>What a writer puts in the place of an entry after its commit.</summary>
/// <param name="Key">The key.</param>
/// <param name="Lease">What <see cref="IRemoteTier.BeginUpdateAsync"/> gave before the write.</param>
/// <param name="Payload">The bytes, as <see cref="IRemoteTier.FillAsync"/> takes them; <see langword="null"/> invalidates the key and puts nothing there.</param>
/// <param name="TimeToLive">How long the entry lives.</param>
/// <param name="Names">What else the write invalidates. It may cover the key: the entry is as new as that.</param>
public sealed record EntryUpdate(EntryKey Key, Lease Lease, ReadOnlyMemory<byte>? Payload, TimeSpan TimeToLive, IReadOnlyList<CacheName> Names);
