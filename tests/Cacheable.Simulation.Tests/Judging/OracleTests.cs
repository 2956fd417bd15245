using Cacheable.Remote;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Judging;
using Cacheable.Simulation.Time;
using Cacheable.Testing;

namespace Cacheable.Simulation.Tests.Judging;

public sealed class OracleTests
{
    private const int Writer = 0;
    private const int Reader = 1;
    private const int Key = 1;
    private const long Lease = Span.Second;

    private static readonly CacheName Name = CacheName.Parse(KeySpace.Texts[Key]);

    private readonly Scheduler _scheduler = new();
    private readonly Database _database = new();
    private readonly Oracle _oracle;

    public OracleTests() => _oracle = new Oracle(
        _scheduler, _database, new KeyGroups(new InMemoryRemoteStore().Connect()), instances: 2, Lease, story: null);

    [Fact]
    public void Who_invalidated_may_not_read_the_old_version_from_anywhere()
    {
        var pending = Begin();
        Assert.False(IsStale(Writer, Answer.Memory));
        _oracle.InvalidationEnds(pending, InvalidationOutcome.Deferred);

        Assert.True(IsStale(Writer, Answer.Memory));
    }

    [Fact]
    public void Another_instance_may_not_read_it_from_L2_once_the_server_has_executed_the_invalidation()
    {
        Begin();
        Assert.False(IsStale(Reader, Answer.Led));
        Execute();

        Assert.True(IsStale(Reader, Answer.Led));
    }

    [Fact]
    public void Another_instance_may_read_it_from_L1_for_the_L1_lease()
    {
        Begin();
        Execute();
        Pass(Lease - 1);
        Assert.False(IsStale(Reader, Answer.Memory));
        Assert.False(IsStale(Reader, Answer.Joined));
        Pass(1);

        Assert.True(IsStale(Reader, Answer.Joined));
    }

    [Fact]
    public void A_deferred_invalidation_binds_others_from_its_replay()
    {
        var pending = Begin();
        _oracle.InvalidationEnds(pending, InvalidationOutcome.Deferred);
        Assert.False(IsStale(Reader, Answer.Led));
        Execute();

        Assert.True(IsStale(Reader, Answer.Led));
    }

    [Fact]
    public void A_lost_tail_binds_only_who_knew_of_it()
    {
        _oracle.Snapshots();
        var pending = Begin();
        Execute();
        _oracle.InvalidationEnds(pending, InvalidationOutcome.Applied);
        _oracle.Restores(silently: false);

        Assert.False(IsStale(Reader, Answer.Led));
        Assert.True(IsStale(Writer, Answer.Led));
    }

    [Fact]
    public void A_lost_tail_binds_everybody_who_had_heard_of_it()
    {
        _oracle.Snapshots();
        Begin();
        Execute();
        _oracle.Hears(Reader, Point(1), _oracle.Executed);
        _oracle.Restores(silently: false);

        Assert.True(IsStale(Reader, Answer.Led));
    }

    [Fact]
    public void A_fence_repairs_a_lost_tail_for_all()
    {
        _oracle.Snapshots();
        Begin();
        Execute();
        _oracle.Restores(silently: false);
        _oracle.ExecutesFence(group: 0);

        Assert.True(IsStale(Reader, Answer.Led));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_history_put_back_without_a_word_binds_who_knew_better_unless_it_was_heard_past_that_before_the_next_sync(long sequence, bool isBound)
    {
        _oracle.Snapshots();
        var pending = Begin();
        Execute();
        _oracle.Hears(Writer, Point(1), _oracle.Executed);
        _oracle.InvalidationEnds(pending, InvalidationOutcome.Applied);
        _oracle.Restores(silently: true);
        _oracle.Executes([CacheName.Parse(KeySpace.Texts[Key + 1])], [[0]]);
        _oracle.Hears(Writer, Point(sequence), _oracle.Executed);
        Assert.False(IsStale(Writer, Answer.Led));
        Pass(1);

        _oracle.Syncs(Writer, group: 0, executedAt: _scheduler.Now);

        Assert.Equal(isBound, IsStale(Writer, Answer.Led));
    }

    private static HistoryPoint Point(long sequence) => new(Group: 0, Incarnation: 1, sequence, Mark: 1);

    private PendingInvalidation Begin()
    {
        _database.Commit(Key);
        return _oracle.InvalidationBegins(Writer, Name);
    }

    private void Execute() => _oracle.Executes([Name], [_oracle.BegunBy(Writer, Name)]);

    private void Pass(long time)
    {
        _scheduler.At(_scheduler.Now + time, static () => { });
        Assert.True(_scheduler.Step(long.MaxValue));
    }

    private bool IsStale(int instance, Answer answer)
    {
        var requirement = _oracle.Begin(instance, Key);
        return (answer == Answer.Led ? requirement.OfLoad : requirement.OfMemory) > 0;
    }
}
