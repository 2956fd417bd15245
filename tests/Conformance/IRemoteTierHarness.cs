using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>One empty store, and what a test does to it from outside.</summary>
public interface IRemoteTierHarness : IAsyncDisposable
{
    /// <summary>A tier for one more instance of the application.</summary>
    IRemoteTier Connect();

    /// <summary>Lets time pass the end of the entry.</summary>
    Task ExpireEntryAsync(EntryKey key);

    /// <summary>Lets time pass the end of the lease.</summary>
    Task ExpireLeaseAsync(EntryKey key);

    /// <summary>Lets time pass the end of the counter.</summary>
    Task ExpireCounterAsync(EntryKey key);

    /// <summary>Loses everything the store holds without a word to anybody.</summary>
    Task LoseEverythingAsync();
}
