using Cacheable.Remote;
using Cacheable.Schedules;
using Cacheable.Tests.Servers;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

/// <summary>The slot of a group moves to another node of a real cluster, before, during and after what the instances do.</summary>
[Collection<OnCluster>]
public sealed class SlotMoveRaceTests(RedisClusterServer server) : ClusterTests(server.Cluster)
{
    private readonly RowSource _source = new();

    /// <summary>How far a move has come.</summary>
    public enum Stage
    {
        NothingMoved,
        MetadataMoved,
        AllButMetadataMoved,
        AllMoved,
    }

    public static MatrixTheoryData<Stage, InvalidateBy> EveryStage { get; } = new(Enum.GetValues<Stage>(), Enum.GetValues<InvalidateBy>());

    [Fact]
    public async Task Race_31_a_group_is_found_where_it_went_and_its_history_goes_on()
    {
        var (one, two) = (await StartAsync(), await StartAsync());
        await _source.ReadAsync(one, Key);
        var before = await IncarnationAsync();
        await (await PlanMoveAsync()).RunAsync();

        Assert.Equal(1, await _source.ReadAsync(two, Key));
        Assert.Equal(1, _source.Loads);
        _source.Row = 2;
        Assert.Equal(InvalidationOutcome.Applied, await InvalidateAsync(one, InvalidateBy.Key));
        await two.HeardAsync(NameFor(InvalidateBy.Key), Key);

        Assert.Equal(2, await _source.ReadAsync(two, Key));
        Assert.Equal(2, await _source.ReadL2Async(await StartAsync(), Key));
        Assert.Equal(before, await IncarnationAsync());
    }

    [Theory]
    [MemberData(nameof(EveryStage))]
    public async Task Race_31_in_the_midst_of_a_move_an_invalidation_is_applied_or_deferred_and_nobody_is_stale(Stage stage, InvalidateBy by)
    {
        var (one, two, far) = (await StartAsync(), await StartAsync(), await StartAsync());
        await _source.ReadAsync(one, Key);
        await _source.ReadAsync(two, Key);
        await using var move = await PlanMoveAsync();
        await move.BeginAsync();
        await move.MoveKeysAsync(IsMovedBy(stage));
        _source.Row = 2;

        var outcome = await InvalidateAsync(one, by);

        // Whatever became of it: here it holds at once, and where L2 is read it does when it was applied.
        Assert.Equal(2, await _source.ReadAsync(one, Key));
        if (outcome == InvalidationOutcome.Applied)
        {
            Assert.Equal(2, await _source.ReadL2Async(far, Key));
        }

        await move.EndAsync();
        await two.HeardAsync(NameFor(by), Key);
        Assert.Equal(2, await _source.ReadAsync(two, Key));
        Assert.Equal(2, await _source.ReadL2Async(far, Key));
        await UntilAppliedAsync(one, "settled");
    }

    [Fact]
    public async Task Race_31_a_command_of_keys_that_lie_on_both_sides_is_refused_so_its_invalidation_is_deferred_and_replayed()
    {
        var (one, two) = (await StartAsync(), await StartAsync());
        await _source.ReadAsync(one, Key);
        await _source.ReadAsync(two, Key);
        await using var move = await PlanMoveAsync();
        await move.BeginAsync();
        await move.MoveKeysAsync(IsMovedBy(Stage.MetadataMoved));
        _source.Row = 2;

        Assert.Equal(InvalidationOutcome.Deferred, await InvalidateAsync(one, InvalidateBy.Key));
        await move.EndAsync();

        await two.HeardAsync(NameFor(InvalidateBy.Key), Key);
        Assert.Equal(2, await _source.ReadAsync(two, Key));
    }

    [Theory]
    [InlineData(Stage.NothingMoved)]
    [InlineData(Stage.MetadataMoved)]
    [InlineData(Stage.AllButMetadataMoved)]
    [InlineData(Stage.AllMoved)]
    public async Task Race_31_a_reader_is_answered_while_the_group_moves(Stage stage)
    {
        var (one, cold) = (await StartAsync(), await StartAsync());
        await _source.ReadAsync(one, Key);
        await using var move = await PlanMoveAsync();
        await move.BeginAsync();
        await move.MoveKeysAsync(IsMovedBy(stage));

        // What is there is found on whichever side it lies; what is not there is loaded, and a refused lease is no error to the caller.
        Assert.Equal(1, await _source.ReadAsync(cold, Key));
        Assert.Equal(1, _source.Loads);
        Assert.All(await Task.WhenAll(KeysOfTheGroup().Select(key => _source.ReadAsync(cold, key))), static row => Assert.Equal(1, row));
        await move.EndAsync();
    }

    [Fact]
    public async Task Race_31_a_load_that_began_before_the_move_fills_nothing_after_an_invalidation_behind_it()
    {
        var (one, two) = (await StartAsync(), await StartAsync());
        var hasRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayFinish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var loading = one.Cache.GetOrCreateAsync(
            Key,
            (hasRead, mayFinish),
            static async (gates, _) =>
            {
                gates.hasRead.SetResult();
                await gates.mayFinish.Task;
                return 1;
            },
            new CacheEntryOptions { TimeToLive = TimeSpan.FromMinutes(10), Tags = [RowSource.Tag] },
            Cancel).AsTask();
        await hasRead.Task.WaitAsync(ForcedStaleSchedule.Patience, Cancel);
        await (await PlanMoveAsync()).RunAsync();
        _source.Row = 2;

        Assert.Equal(InvalidationOutcome.Applied, await InvalidateAsync(two, InvalidateBy.Pattern));
        mayFinish.SetResult();

        Assert.Equal(1, await loading);
        Assert.Equal(2, await _source.ReadL2Async(two, Key));
        await one.HeardAsync(NameFor(InvalidateBy.Pattern), Key);
        Assert.Equal(2, await _source.ReadAsync(one, Key));
    }

    [Fact]
    public async Task Race_31_readers_and_an_invalidator_go_on_while_the_slot_wanders()
    {
        const int Moves = 12;
        var (one, two) = (await StartAsync(), await StartAsync());
        var (moving, stale, applied) = (true, 0, 0);

        async Task ReadAsync(ScheduledInstance instance)
        {
            while (Volatile.Read(ref moving))
            {
                var promised = Volatile.Read(ref applied);
                var read = await _source.ReadL2Async(instance, Key);
                if (read < promised)
                {
                    Interlocked.Increment(ref stale);
                }
            }
        }

        async Task InvalidateAsync()
        {
            for (var version = 2; Volatile.Read(ref moving); version++)
            {
                _source.Row = version;
                if (await ClusterTests.InvalidateAsync(one, InvalidateBy.Key) == InvalidationOutcome.Applied)
                {
                    Volatile.Write(ref applied, version);
                }
            }
        }

        Task[] work = [Task.Run(() => ReadAsync(one), Cancel), Task.Run(() => ReadAsync(two), Cancel), Task.Run(InvalidateAsync, Cancel)];
        for (var move = 0; move < Moves; move++)
        {
            await (await PlanMoveAsync()).RunAsync();
        }

        await UntilAppliedAsync(one, Key);
        Volatile.Write(ref moving, false);
        await Task.WhenAll(work);
        Assert.Equal(0, stale);
        Assert.True(applied > 1, "Nothing was applied while the slot wandered.");
    }

    [Fact]
    public async Task Race_31_a_script_that_breaks_off_in_the_midst_of_a_move_leaves_what_reads_as_a_log_cut_short()
    {
        await using var tier = Connect();
        var key = new EntryKey(Key);
        var minute = TimeSpan.FromMinutes(1);
        // All that the script touches is there, so that the server lets it begin.
        await tier.InvalidateAsync([NameFor(InvalidateBy.Pattern)], Cancel);
        var lease = Assert.NotNull((await tier.LeaseAsync(key, minute, replace: false, Cancel)).Lease);
        Assert.True(await tier.FillAsync(key, lease, "old"u8.ToArray(), minute, Cancel));
        await tier.LeaseAsync(key, minute, replace: true, Cancel);
        await tier.LeaseAsync(key, minute, replace: true, Cancel);
        await tier.BeginUpdateAsync(key, minute, Cancel);
        var known = (await tier.SyncAsync(GroupOf(Key), known: null, Cancel)).Point;
        await using var move = await PlanMoveAsync();
        await move.BeginAsync();

        // The second time the key is gone over for the server, for the script has deleted it.
        await Assert.ThrowsAsync<RedisServerException>(
            async () => await tier.InvalidateAsync([NameFor(InvalidateBy.Key), NameFor(InvalidateBy.Key)], Cancel));
        await move.EndAsync();

        Assert.Null(await tier.ReadAsync(key, Cancel));
        var reply = await tier.SyncAsync(GroupOf(Key), new KnownHistory(known, known.Sequence), Cancel);
        Assert.Equal(HistoryRelation.Truncated, reply.Relation);
        Assert.Equal(known.Sequence + 2, reply.Point.Sequence);
    }

    private static IEnumerable<string> KeysOfTheGroup() =>
        Enumerable.Range(100, 3000).Select(static id => $"user:{id}:profile").Where(static key => GroupOf(key) == GroupOf(Key));

    private Func<string, bool> IsMovedBy(Stage stage)
    {
        var metadata = NameOf(GroupOf(Key), "m");
        return stage switch
        {
            Stage.NothingMoved => static _ => false,
            Stage.MetadataMoved => key => key == metadata,
            Stage.AllButMetadataMoved => key => key != metadata,
            _ => static _ => true,
        };
    }

    private async Task<string> IncarnationAsync() =>
        await RawRedis.TextAsync((await Cluster.OwnerOfAsync(Slot)).Port, "HGET", NameOf(GroupOf(Key), "m"), "i");
}
