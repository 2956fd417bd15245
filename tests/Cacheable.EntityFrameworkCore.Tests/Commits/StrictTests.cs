using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Testing;
using Cacheable.Tests.Servers;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Commits;

/// <summary>Strict commits of EF Core: what they change is held before they are sent, or they are not sent.</summary>
public abstract class StrictTests(ShopDatabase database) : ShopTests(database)
{
    public enum Write
    {
        Transaction,
        SynchronousTransaction,
        Save,
        SaveOfTwo,
        Bulk,
        SynchronousBulk,
        Unsaved,
    }

    public static TheoryData<Write> Writes() => new(Enum.GetValues<Write>());

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Writes))]
    public async Task What_is_written_is_held_before_it_is_committed_and_invalidated_after_it(Write write)
    {
        var writing = StartStrict();
        var reading = Start();
        await reading.ReadAsync();
        var hold = writing.Remote.HoldReply(RemoteCommands.Hold);
        await using var scope = writing.Open();

        var running = Task.Run(() => RunAsync(scope, write));
        await hold.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("old", await Database.ReadAsync());
        var loads = reading.Loads;
        await reading.ReadAsync();
        await reading.ReadAsync();
        Assert.Equal(loads + 2, reading.Loads);
        hold.Continue();
        await running;

        Assert.Equal("new", await reading.ReadAsync());
        loads = reading.Loads;
        Assert.Equal("new", await reading.ReadAsync());
        Assert.Equal(loads, reading.Loads);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Without_the_hold_nothing_is_committed_and_with_it_the_next_attempt_is(Write write)
    {
        var instance = StartStrict();
        await instance.ReadAsync();
        instance.Remote.Fail(RemoteCommands.Hold);
        await using (var scope = instance.Open())
        {
            await Assert.ThrowsAsync<CacheHoldException>(() => RunAsync(scope, write));
        }

        Assert.Equal("old", await Database.ReadAsync());
        instance.Remote.Heal();
        await using (var scope = instance.Open())
        {
            await RunAsync(scope, write);
        }

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_commit_that_was_refused_may_be_tried_again()
    {
        var instance = StartStrict();
        await using var scope = instance.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        instance.Remote.Fail(RemoteCommands.Hold);
        await Assert.ThrowsAsync<CacheHoldException>(() => transaction.CommitAsync());
        instance.Remote.Heal();
        Assert.Equal("old", await instance.ReadAsync());

        await transaction.CommitAsync();

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_hold_whose_answer_was_lost_ends_with_the_commit_that_was_sent_again()
    {
        var instance = StartStrict();
        await using (var scope = instance.Open())
        {
            await using var transaction = await scope.Context.Database.BeginTransactionAsync();
            await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
            instance.Remote.FailAfterwards(RemoteCommands.Hold);
            await Assert.ThrowsAsync<CacheHoldException>(() => transaction.CommitAsync());
            instance.Remote.Heal();
            await transaction.CommitAsync();
        }

        Assert.Equal("new", await instance.ReadAsync());
        Assert.Equal("new", await instance.ReadAsync());
        Assert.Equal(1, instance.Loads);
    }

    private static async Task RunAsync(ShopScope scope, Write write)
    {
        switch (write)
        {
            case Write.Transaction:
                await using (var transaction = await scope.Context.Database.BeginTransactionAsync())
                {
                    await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
                    await transaction.CommitAsync();
                }

                break;
            case Write.SynchronousTransaction:
                var begun = await scope.Context.Database.BeginTransactionAsync();
                await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
                Synchronously(() =>
                {
                    begun.Commit();
                    return 1;
                });
                break;
            case Write.Save:
                await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
                break;
            case Write.SaveOfTwo:
                await scope.Users.ChangeAsync(4, static context => context.RenameAndAddAsync("new", "5@shop"));
                break;
            case Write.Bulk:
                await scope.Users.ChangeAsync(4, static context => context.RenameInBulkAsync("new"));
                break;
            case Write.SynchronousBulk:
                await scope.Users.ChangeAsync(4, static context => Task.FromResult(Synchronously(() => context.Users.Where(static user => user.Id == 4)
                    .ExecuteUpdate(static set => set.SetProperty(static user => user.Name, "new")))));
                break;
            default:
                await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
                await scope.Context.SaveChangesAsync();
                break;
        }
    }

    private static int Synchronously(Func<int> run) => run();

    private ShopInstance StartStrict() => Start(static settings => settings.Cache = static cache => cache.Configure(static options => options.StrictCommit = true));
}

public sealed class StrictTestsOnSqlite() : StrictTests(new SqliteShop());

public sealed class StrictTestsOnPostgres(PostgresServer server) : StrictTests(new PostgresShop(server));
