using Cacheable.Remote;
using Cacheable.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.Testing.Tests;

public sealed class InMemoryHarness : IRemoteTierHarness
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryRemoteStore _store;

    public InMemoryHarness(int groups = 1, int maxEpochs = 50_000) =>
        _store = new InMemoryRemoteStore(_time, groups, new InMemoryLimits(maxEpochs));

    public IRemoteTier Connect() => _store.Connect();

    public Task ExpireEntryAsync(EntryKey key) => ExpireEverythingAsync();

    public Task ExpireLeaseAsync(EntryKey key) => ExpireEverythingAsync();

    public Task ExpireUpdateAsync(EntryKey key) => ExpireEverythingAsync();

    public Task ExpireCounterAsync(EntryKey key) => ExpireEverythingAsync();

    public Task ExpireHoldsAsync(int group) => ExpireEverythingAsync();

    public Task LoseEverythingAsync()
    {
        _store.LoseEverything();
        return Task.CompletedTask;
    }

    public Task LoseHistoryAsync(int group)
    {
        _store.LoseHistory(group);
        return Task.CompletedTask;
    }

    public Task LoseLogAsync(int group)
    {
        _store.LoseLog(group);
        return Task.CompletedTask;
    }

    public Task<Func<Task>> SnapshotAsync()
    {
        var snapshot = _store.Snapshot();
        return Task.FromResult(() =>
        {
            _store.Restore(snapshot);
            return Task.CompletedTask;
        });
    }

    public Task SkipToAsync(int group, long sequence)
    {
        _store.SkipTo(group, sequence);
        return Task.CompletedTask;
    }

    public Task PassTwoMinutesAsync(QueueName queue) => ExpireEverythingAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task ExpireEverythingAsync()
    {
        _time.Advance(LongEnough);
        return Task.CompletedTask;
    }
}
