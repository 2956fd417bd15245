using Cacheable.Invalidation;
using Cacheable.Remote;

namespace Cacheable.Tests.Invalidation;

public sealed class InvalidationJournalTests
{
    private static readonly CacheName One = CacheName.Parse("one");
    private static readonly CacheName Two = CacheName.Parse("two");
    private static readonly CacheName Three = CacheName.Parse("three:*");

    private readonly InvalidationJournal _journal = new(capacity: 2);

    [Fact]
    public void What_is_owed_stays_owed_until_it_is_settled()
    {
        _journal.Add([One]);
        _journal.Add([Two]);

        Assert.Equal([One, Two], _journal.Owed().Names);
        Assert.Equal([One, Two], _journal.Owed().Names);
        Assert.True(_journal.HasPending);
        _journal.Settle(_journal.Owed());
        Assert.False(_journal.HasPending);
        Assert.Empty(_journal.Owed().Names);
    }

    [Fact]
    public void What_comes_during_a_replay_stays_the_same_name_among_it()
    {
        _journal.Add([One]);
        var replayed = _journal.Owed();
        _journal.Add([One]);
        _journal.Settle(replayed);

        Assert.True(_journal.HasPending);
        Assert.Equal([One], _journal.Owed().Names);
    }

    [Fact]
    public void Past_its_capacity_it_owes_a_fence_that_settles_everything()
    {
        _journal.Add([One, Two]);
        Assert.False(_journal.Owed().Fence);
        _journal.Add([Three]);

        Assert.True(_journal.Owed().Fence);
        _journal.Settle(_journal.Owed());
        Assert.False(_journal.HasPending);
        Assert.False(_journal.Owed().Fence);
    }

    [Fact]
    public void What_overflows_during_the_fence_owes_another()
    {
        _journal.Add([One, Two, Three]);
        var replayed = _journal.Owed();
        _journal.Add([Three]);
        _journal.Settle(replayed);

        Assert.True(_journal.HasPending);
        Assert.True(_journal.Owed().Fence);
    }
}
