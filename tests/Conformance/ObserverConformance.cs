using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

public abstract class ObserverConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    [Fact]
    public async Task Every_instance_hears_every_name_of_an_invalidation_and_knows_its_own()
    {
        var (ours, theirs) = (new RecordingObserver(), new RecordingObserver());
        await using var here = Tier.Observe(ours);
        await using var there = Other.Observe(theirs);
        await ours.Connected.WaitAsync(Soon, Cancel);
        await theirs.Connected.WaitAsync(Soon, Cancel);

        await Other.InvalidateAsync(
            [CacheName.Parse("user:4:profile"), new CacheName("user:a b|*:c", CacheNameKind.Prefix), CacheName.Tag("a tag: new")], Cancel);
        await Tier.InvalidateAsync([CacheName.Parse("last")], Cancel);

        await ours.Heard("user:4:profile").WaitAsync(Soon, Cancel);
        await ours.Heard("user:a b|*:c:*").WaitAsync(Soon, Cancel);
        await ours.Heard("a tag: new").WaitAsync(Soon, Cancel);
        await ours.Heard("last").WaitAsync(Soon, Cancel);
        await theirs.Heard("last").WaitAsync(Soon, Cancel);
        Assert.All(ours.Invalidations, invalidation => Assert.Equal(invalidation.Name.Text == "last", invalidation.IsOwn));
        Assert.All(theirs.Invalidations, invalidation => Assert.Equal(invalidation.Name.Text != "last", invalidation.IsOwn));
    }

    [Fact]
    public async Task Every_instance_hears_of_a_fence()
    {
        var (ours, theirs) = (new RecordingObserver(), new RecordingObserver());
        await using var here = Tier.Observe(ours);
        await using var there = Other.Observe(theirs);
        await ours.Connected.WaitAsync(Soon, Cancel);
        await theirs.Connected.WaitAsync(Soon, Cancel);

        await FenceAsync();
        await Tier.InvalidateAsync([CacheName.Parse("last")], Cancel);

        await ours.Heard(RecordingObserver.Fence).WaitAsync(Soon, Cancel);
        await theirs.Heard(RecordingObserver.Fence).WaitAsync(Soon, Cancel);
    }

    [Fact]
    public async Task Whoever_hears_of_an_invalidation_does_not_find_the_old_entry_any_more()
    {
        var observer = new RecordingObserver();
        await using var here = Tier.Observe(observer);
        await observer.Connected.WaitAsync(Soon, Cancel);
        await StoreAsync(Profile, "old");

        var invalidation = InvalidateAsync("user:4:profile");
        await observer.Heard("user:4:profile").WaitAsync(Soon, Cancel);

        Assert.Null(await ReadAsync(Profile));
        await invalidation;
    }

    [Fact]
    public async Task Nothing_is_heard_after_the_observation_ends()
    {
        var (gone, staying) = (new RecordingObserver(), new RecordingObserver());
        await using var here = Tier.Observe(staying);
        await staying.Connected.WaitAsync(Soon, Cancel);
        await using (Tier.Observe(gone))
        {
            await gone.Connected.WaitAsync(Soon, Cancel);
        }

        await InvalidateAsync("user:4:profile");

        await staying.Heard("user:4:profile").WaitAsync(Soon, Cancel);
        Assert.Empty(gone.Messages);
    }
}
