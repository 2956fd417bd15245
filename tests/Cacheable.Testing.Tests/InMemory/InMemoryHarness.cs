using Cacheable.Remote;
using Cacheable.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.Testing.Tests;

public sealed class InMemoryHarness : IRemoteTierHarness
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryRemoteStore _store;

    public InMemoryHarness() => _store = new InMemoryRemoteStore(_time);

    public IRemoteTier Connect() => _store.Connect();

    public Task ExpireEntryAsync(EntryKey key) => ExpireEverythingAsync();

    public Task ExpireLeaseAsync(EntryKey key) => ExpireEverythingAsync();

    public Task ExpireCounterAsync(EntryKey key) => ExpireEverythingAsync();

    public Task LoseEverythingAsync()
    {
        _store.LoseEverything();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task ExpireEverythingAsync()
    {
        _time.Advance(LongEnough);
        return Task.CompletedTask;
    }
}
