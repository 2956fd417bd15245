using System.Transactions;
using Cacheable.Transactions;
using Microsoft.Data.Sqlite;

namespace Cacheable.Tests.Transactions;

/// <summary>An update whose call commits a transaction of its own while another is open around it: it does not wait for the other.</summary>
public sealed class CommitInsideUpdateTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly Instance _instance;
    private readonly ICacheTransactions _transactions;
    private readonly ICacheTransactionTracker _tracker;
    private readonly DecoratedUsers _others;
    private string _row = "old";

    public CommitInsideUpdateTests()
    {
        _instance = _fleet.Start();
        _transactions = _instance.Get<ICacheTransactions>();
        _tracker = _instance.Get<ICacheTransactionTracker>();
        _others = new DecoratedUsers(_fleet.Start());
    }

    /// <summary>What the call commits.</summary>
    public enum Own
    {
        UnitOfWork,
        ScopeOfItsOwn,
        TransactionInSuppressedScope,
    }

    public static MatrixTheoryData<Own, bool> InAnything() => new(Enum.GetValues<Own>(), [true, false]);

    /// <summary>A unit of work inside of one is an error.</summary>
    public static MatrixTheoryData<Own, bool> InUnitOfWork() => new([Own.ScopeOfItsOwn, Own.TransactionInSuppressedScope], [true, false]);

    [Theory]
    [MemberData(nameof(InAnything))]
    public async Task It_does_not_wait_for_an_ambient_transaction_and_does_not_end_with_it(Own own, bool commits)
    {
        var users = await FilledAsync();
        using (var around = Scope())
        {
            await users.SaveAsync("new", () => CommitAsync(own));

            Assert.Equal("new", await OutsideAsync(ReadElsewhereAsync));
            if (commits)
            {
                around.Complete();
            }
        }

        Assert.Equal("new", await users.ReadAsync(() => _row));
    }

    [Theory]
    [MemberData(nameof(InUnitOfWork))]
    public async Task It_does_not_wait_for_a_unit_of_work_and_does_not_end_with_it(Own own, bool commits)
    {
        var users = await FilledAsync();
        await using (var around = _transactions.Begin(NewTransaction()))
        {
            await users.SaveAsync("new", () => CommitAsync(own));

            Assert.Equal("new", await ReadElsewhereAsync());
            if (commits)
            {
                await around.CommitAsync();
            }
        }

        Assert.Equal("new", await users.ReadAsync(() => _row));
    }

    [Theory]
    [MemberData(nameof(InAnything))]
    public async Task It_does_not_wait_for_unsaved_changes_and_does_not_end_with_them(Own own, bool saves)
    {
        var changes = _tracker.OfUnsavedChanges();
        var users = await FilledAsync(changes);

        await users.SaveAsync("new", () => CommitAsync(own));

        Assert.Equal("new", await ReadElsewhereAsync());
        await changes.EndedAsync(saves ? CacheTransactionOutcome.Committed : CacheTransactionOutcome.RolledBack);
        Assert.Equal("new", await users.ReadAsync(() => _row));
    }

    [Theory]
    [InlineData(CacheTransactionOutcome.Committed, null)]
    [InlineData(CacheTransactionOutcome.InDoubt, null)]
    [InlineData(CacheTransactionOutcome.RolledBack, "old")]
    public async Task How_the_one_inside_ended_says_whether_anything_is_due_before_the_other_ends(CacheTransactionOutcome outcome, string? left)
    {
        var (inside, around) = (_tracker.Of(NewTransaction()), _tracker.Of(NewTransaction()));
        var users = await FilledAsync();
        await users.SaveAsync("new", async () =>
        {
            inside.SawWrite();
            around.SawWrite();
            await inside.EndedAsync(outcome);
        });
        Assert.Equal(left, await users.PeekAsync());

        await around.EndedAsync(CacheTransactionOutcome.RolledBack);

        Assert.Equal(left, await users.PeekAsync());
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private async Task<DecoratedUsers> FilledAsync(params CacheTransaction[] open)
    {
        var users = new DecoratedUsers(_instance, new CacheScope([new KnownTransactions(open)]));
        await users.ReadAsync(() => _row);
        return users;
    }

    /// <summary>Asks L2, through an instance that is in no unit of work.</summary>
    private ValueTask<string?> ReadElsewhereAsync() => _others.ReadAsync(() => _row);

    private async Task CommitAsync(Own own)
    {
        switch (own)
        {
            case Own.UnitOfWork:
                await using (var work = _transactions.Begin(NewTransaction()))
                {
                    _row = "new";
                    await work.CommitAsync();
                }

                break;
            case Own.ScopeOfItsOwn:
                using (var scope = Scope(TransactionScopeOption.RequiresNew))
                {
                    _tracker.Ambient!.SawWrite();
                    _row = "new";
                    scope.Complete();
                }

                break;
            case Own.TransactionInSuppressedScope:
                using (Scope(TransactionScopeOption.Suppress))
                {
                    var transaction = _tracker.Of(NewTransaction());
                    transaction.SawWrite();
                    _row = "new";
                    await transaction.EndedAsync(CacheTransactionOutcome.Committed);
                }

                break;
        }
    }

    private static TransactionScope Scope(TransactionScopeOption option = TransactionScopeOption.Required) =>
        new(option, TransactionScopeAsyncFlowOption.Enabled);

    private static async Task<string?> OutsideAsync(Func<ValueTask<string?>> read)
    {
        using var outside = Scope(TransactionScopeOption.Suppress);
        return await read();
    }

    private static SqliteTransaction NewTransaction()
    {
        var connection = new SqliteConnection("DataSource=:memory:");
        connection.Open();
        return connection.BeginTransaction();
    }
}
