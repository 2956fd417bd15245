using Cacheable.Testing;
using Cacheable.Tests.Transactions;
using Cacheable.Transactions;

namespace Cacheable.Tests.Races;

/// <summary>What others see between a COMMIT and its invalidation, with and without strict mode. The database is SQLite.</summary>
public sealed class StrictCommitRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly SqliteRow _row = new("old");
    private readonly Instance _writing;
    private readonly Instance _reading;
    private readonly DecoratedUsers _users;
    private readonly DecoratedUsers _others;

    public StrictCommitRaceTests()
    {
        _writing = _fleet.Start();
        _reading = _fleet.Start();
        _users = new DecoratedUsers(_writing);
        _others = new DecoratedUsers(_reading);
    }

    [Fact]
    public async Task Race_13_between_a_strict_commit_and_its_invalidation_readers_load_and_nobody_keeps()
    {
        await _others.ReadAsync(() => _row.Read());
        await using var connection = _row.Open();
        var committed = new TaskCompletionSource<HeldCommand>();
        var transaction = connection.BeginTransaction();
        var work = Begin(new CommitThen(transaction, () => committed.SetResult(_writing.Remote.Hold(RemoteCommands.Hold))), strict: true);
        await _users.RenameAsync(() => _row.WriteAsync("new", transaction));
        var committing = work.CommitAsync();
        var invalidation = await committed.Task;
        await invalidation.Arrived;

        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
        Assert.Null(await _others.PeekAsync());
        Assert.False(await _reading.Cache.ExistsAsync("user:4:profile"));

        invalidation.Continue();
        await committing;
        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
        Assert.Equal("new", await _others.PeekAsync());
        await work.DisposeAsync();
    }

    [Fact]
    public async Task Race_13_a_load_that_began_before_a_strict_commit_and_reads_the_old_row_is_kept_by_nobody()
    {
        await using var connection = _row.Open();
        var slow = new HeldLoad();

        // After the hold, before the commit: a reader that takes the old row for the present one, and rightly so.
        var transaction = connection.BeginTransaction();
        var work = Begin(new CommitThen(transaction, _writing.Remote.Disconnect), strict: true);
        await _users.RenameAsync(() => _row.WriteAsync("new", transaction));
        var hold = _writing.Remote.HoldReply(RemoteCommands.Hold);
        var committing = work.CommitAsync();
        await hold.Arrived;
        var doomed = _others.ReadAsync(async () =>
        {
            var read = _row.Read();
            await slow.WaitAsync(default);
            return read;
        });
        await slow.Arrived;
        hold.Continue();
        await committing;
        slow.Finish();

        Assert.Equal("old", await doomed);
        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
        await work.DisposeAsync();
    }

    [Fact]
    public async Task Race_13_without_strict_mode_a_hit_between_commit_and_invalidation_is_the_old_value_and_none_after_it_is()
    {
        await _others.ReadAsync(() => _row.Read());
        await using var connection = _row.Open();
        var transaction = connection.BeginTransaction();
        await using var work = Begin(transaction, strict: false);
        await _users.RenameAsync(() => _row.WriteAsync("new", transaction));
        var invalidation = _writing.Remote.Hold(RemoteCommands.Invalidate);
        var committing = work.CommitAsync();
        await invalidation.Arrived;

        Assert.Equal("new", _row.Read());
        Assert.Equal("old", await _others.PeekAsync());

        invalidation.Continue();
        await committing;
        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
    }

    [Fact]
    public async Task Race_14_a_process_that_dies_after_a_strict_commit_leaves_misses_and_no_lie()
    {
        await _others.ReadAsync(() => _row.Read());
        await CommitAndDieAsync(strict: true);

        for (var read = 0; read < 3; read++)
        {
            Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
            Assert.Null(await _others.PeekAsync());
        }

        // Its hold ends by itself, and the entry is kept again.
        _fleet.Time.Advance(new CacheableOptions().StrictHold);
        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
        Assert.Equal("new", await _others.PeekAsync());
    }

    [Fact]
    public async Task Race_14_without_strict_mode_a_process_that_dies_after_its_commit_leaves_the_old_value()
    {
        await _others.ReadAsync(() => _row.Read());
        await CommitAndDieAsync(strict: false);

        Assert.Equal("new", _row.Read());
        Assert.Equal("old", await _others.PeekAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _fleet.DisposeAsync();
        await _row.DisposeAsync();
    }

    private async Task CommitAndDieAsync(bool strict)
    {
        await using var connection = _row.Open();
        var transaction = connection.BeginTransaction();
        await using var work = Begin(new CommitThen(transaction, _writing.Remote.Disconnect), strict);
        await _users.RenameAsync(() => _row.WriteAsync("new", transaction));
        await work.CommitAsync();
    }

    private CacheUnitOfWork Begin(System.Data.Common.DbTransaction transaction, bool strict) =>
        _writing.Get<ICacheTransactions>().Begin(transaction, strict);
}
