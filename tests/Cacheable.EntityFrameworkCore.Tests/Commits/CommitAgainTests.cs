using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Testing;
using Cacheable.Tests.Servers;
using Cacheable.Transactions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.EntityFrameworkCore.Tests.Commits;

/// <summary>Commits that failed, and are sent a second time.</summary>
public abstract class CommitAgainTests(ShopDatabase database) : ShopTests(database)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_failed_is_invalidated_and_again_when_it_is_sent_again(bool asynchronous)
    {
        var commits = new FaultyCommits { LeaveItOpen = true };
        var instance = Start(settings => settings.Context = options => options.AddInterceptors(commits));
        await using var scope = instance.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        commits.Throw();

        await Assert.ThrowsAsync<TimeoutException>(CommitAsync);

        Assert.Equal(1, instance.Invalidations);
        Assert.Equal("old", await instance.ReadAsync());
        await CommitAsync();
        Assert.Equal("new", await instance.ReadAsync());

        Task CommitAsync() => asynchronous ? transaction.CommitAsync() : Task.Run(transaction.Commit);
    }

    [Fact]
    public async Task A_commit_that_failed_and_is_rolled_back_leaves_nothing_owed()
    {
        var commits = new FaultyCommits { LeaveItOpen = true };
        var instance = Start(settings => settings.Context = options => options.AddInterceptors(commits));
        await using var scope = instance.Open();
        await using (var transaction = await scope.Context.Database.BeginTransactionAsync())
        {
            await scope.Users.ChangeAsync(4, static context => context.RenameAsync("never"));
            commits.Throw();
            await Assert.ThrowsAsync<TimeoutException>(() => transaction.CommitAsync());
        }

        Assert.Equal(1, instance.Invalidations);
        Assert.Equal("old", await scope.Users.NameAsync(4));
        Assert.Equal("old", await scope.Users.NameAsync(4));
        Assert.Equal(1, instance.Loads);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_strict_commit_whose_hold_was_cancelled_ends_nothing_and_is_held_when_it_is_sent_again()
    {
        var instance = Start(static settings => settings.Cache = static cache => cache.Configure(static options => options.StrictCommit = true));
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        using var giveUp = new CancellationTokenSource();
        var hold = instance.Remote.Hold(RemoteCommands.Hold);
        var committing = transaction.CommitAsync(giveUp.Token);
        await hold.Arrived.WaitAsync(TestContext.Current.CancellationToken);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => committing);

        Assert.Equal(0, instance.Invalidations);
        Assert.Equal("old", await instance.ReadAsync());
        await transaction.CommitAsync();

        // The one that was given up, the next, and the end of that.
        Assert.Equal(3, instance.Remote.Count(RemoteCommands.Hold));
        Assert.Equal("new", await instance.ReadAsync());
    }
}

public sealed class CommitAgainTestsOnSqlite() : CommitAgainTests(new SqliteShop())
{
    private const int Busy = 5;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_SQLite_was_too_busy_for_is_invalidated_when_it_is_sent_again(bool isUnitOfWork)
    {
        var instance = Start();
        await using var scope = instance.Open();
        await scope.Context.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)scope.Context.Database.GetDbConnection();
        connection.DefaultTimeout = 1;
        await scope.Context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'delete'");
        await instance.ReadAsync();
        var begun = connection.BeginTransaction();
        using var work = isUnitOfWork ? instance.Services.GetRequiredService<ICacheTransactions>().Begin(begun) : null;
        await using var used = await scope.Context.Database.UseTransactionAsync(begun);
        await scope.Users.ChangeAsync(4, static context => context.RenameInBulkAsync("new"));
        await using (var reader = Database.Connect())
        {
            // Who reads keeps others from committing.
            await reader.OpenAsync();
            await using var reading = ((SqliteConnection)reader).BeginTransaction(deferred: true);
            await using var command = reader.CreateCommand();
            command.Transaction = reading;
            command.CommandText = "SELECT COUNT(*) FROM Users";
            await command.ExecuteScalarAsync();
            var failure = await Assert.ThrowsAsync<SqliteException>(CommitAsync);
            Assert.Equal(Busy, failure.SqliteErrorCode);
        }

        Assert.Equal(1, instance.Invalidations);
        await CommitAsync();

        Assert.Equal(2, instance.Invalidations);
        await scope.DisposeAsync();
        Assert.Equal("new", await instance.ReadAsync());

        Task CommitAsync() => work is null ? used!.CommitAsync() : work.CommitAsync();
    }
}

public sealed class CommitAgainTestsOnPostgres(PostgresServer server) : CommitAgainTests(new PostgresShop(server));
