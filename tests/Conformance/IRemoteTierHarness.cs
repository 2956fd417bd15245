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

    /// <summary>Lets time pass the end of the leases of the key's writers.</summary>
    Task ExpireUpdateAsync(EntryKey key);

    /// <summary>Lets time pass the end of the counter.</summary>
    Task ExpireCounterAsync(EntryKey key);

    /// <summary>Lets time pass the end of every hold of a group.</summary>
    Task ExpireHoldsAsync(int group);

    /// <summary>Loses everything the store holds without a word to anybody.</summary>
    Task LoseEverythingAsync();

    /// <summary>Loses what decides validity in a group, the log aside, as a server does that evicts that one key.</summary>
    Task LoseHistoryAsync(int group);

    /// <summary>Loses the log of a group's invalidations, as a server does that evicts that one key.</summary>
    Task LoseLogAsync(int group);

    /// <summary>Keeps all that the store holds now. What it returns puts the store back, as an old file or a late replica does.</summary>
    Task<Func<Task>> SnapshotAsync();

    /// <summary>Lets a group with an empty log go on as if it had seen so many invalidations.</summary>
    Task SkipToAsync(int group, long sequence);

    /// <summary>Lets two minutes pass for a queue, in every group: what is due within them becomes due, and claims end.</summary>
    Task PassTwoMinutesAsync(QueueName queue);
}
