using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>Whoever was told to wait for a lease is told of its end, on every instance; nobody else costs a message.</summary>
public abstract class WaiterConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    private static readonly EntryKey Odd = new("user:[4]?\\ %s|\n'{x}: K 7");

    private readonly RecordingObserver _ours = new();
    private readonly RecordingObserver _theirs = new();
    private IAsyncDisposable? _here;
    private IAsyncDisposable? _there;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (_here, _there) = (Tier.Observe(_ours), Other.Observe(_theirs));
        await _ours.Connected.WaitAsync(Soon, Cancel);
        await _theirs.Connected.WaitAsync(Soon, Cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        await _here!.DisposeAsync();
        await _there!.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_fill_wakes_who_waits_and_is_found()
    {
        var lease = await AwaitedLeaseAsync(Profile);

        Assert.True(await FillAsync(Profile, lease, "Ada"));

        await EveryoneHearsOfAsync(Profile);
        Assert.Equal("Ada", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_refused_fill_wakes_who_waits()
    {
        var lease = await AwaitedLeaseAsync(Profile);
        await InvalidateAsync("user:4:*");

        Assert.False(await FillAsync(Profile, lease, "old"));

        await EveryoneHearsOfAsync(Profile);
        await LeaseAsync(Profile);
    }

    [Fact]
    public async Task A_lease_given_back_wakes_who_waits()
    {
        var lease = await AwaitedLeaseAsync(Odd);

        await Tier.ReleaseAsync(Odd, lease, Cancel);

        await EveryoneHearsOfAsync(Odd);
    }

    [Fact]
    public async Task An_invalidation_of_the_key_wakes_who_waits()
    {
        await AwaitedLeaseAsync(Odd);

        await Other.InvalidateAsync([new CacheName(Odd.Text, CacheNameKind.Key)], Cancel);

        await EveryoneHearsOfAsync(Odd);
    }

    [Fact]
    public async Task Who_waits_for_a_holder_that_was_overtaken_is_woken_by_the_next()
    {
        var doomed = await AwaitedLeaseAsync(Profile);
        await InvalidateAsync("user:*");
        var next = await LeaseAsync(Profile);
        Assert.False(await FillAsync(Profile, doomed, "old"));

        Assert.True(await FillAsync(Profile, next, "new"));

        await EveryoneHearsOfAsync(Profile);
    }

    [Fact]
    public async Task Where_nobody_waits_nobody_is_told()
    {
        Assert.True(await FillAsync(Profile, await LeaseAsync(Profile), "Ada"));
        await Tier.ReleaseAsync(Odd, await LeaseAsync(Odd), Cancel);
        await LeaseAsync(new EntryKey("user:4:orders"));
        await InvalidateAsync("user:4:orders");

        await NobodyHearsMoreAsync(expectedReleases: 0);
    }

    [Fact]
    public async Task A_lease_ends_once_so_its_end_is_told_once()
    {
        var lease = await AwaitedLeaseAsync(Profile);
        await FillAsync(Profile, lease, "Ada");
        await FillAsync(Profile, lease, "Ada");
        await Tier.ReleaseAsync(Profile, lease, Cancel);
        await InvalidateAsync("user:4:profile");
        await FillAsync(Profile, await LeaseAsync(Profile), "Bob");

        await NobodyHearsMoreAsync(expectedReleases: 1);
    }

    private async Task<Lease> AwaitedLeaseAsync(EntryKey key)
    {
        var lease = await LeaseAsync(key);
        Assert.Null((await Other.LeaseAsync(key, Minute, replace: false, Cancel)).Lease);
        return lease;
    }

    private async Task EveryoneHearsOfAsync(EntryKey key)
    {
        await _ours.Heard(RecordingObserver.Released(key.Text)).WaitAsync(Soon, Cancel);
        await _theirs.Heard(RecordingObserver.Released(key.Text)).WaitAsync(Soon, Cancel);
    }

    /// <summary>A message that comes last shows that no other is on its way.</summary>
    private async Task NobodyHearsMoreAsync(int expectedReleases)
    {
        var last = new EntryKey("user:4:last");
        await Tier.ReleaseAsync(last, await AwaitedLeaseAsync(last), Cancel);
        await EveryoneHearsOfAsync(last);

        Assert.Equal(expectedReleases + 1, _ours.Messages.Count(IsRelease));
        Assert.Equal(expectedReleases + 1, _theirs.Messages.Count(IsRelease));
        static bool IsRelease(string message) => message.StartsWith("(released", StringComparison.Ordinal);
    }
}
