using System.Data.Common;
using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Tests.Servers;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.EntityFrameworkCore.Tests.Commits;

/// <summary>Transactions that contexts were handed by somebody else.</summary>
public abstract class SharedTransactionTests(ShopDatabase database) : ShopTests(database)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_contexts_share_a_transaction_whoever_commits_it(bool theOtherCommits)
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var connection = Database.Connect();
        await connection.OpenAsync();
        await using var scope = instance.Open();
        scope.Context.Database.SetDbConnection(connection);
        await using var own = await scope.Factory.CreateDbContextAsync();
        own.Database.SetDbConnection(connection);
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        var same = await own.Database.UseTransactionAsync(transaction.GetDbTransaction());
        await scope.Users.ChangeAsync(4, _ => own.RenameAsync("new"));
        Assert.Equal("new", await scope.Users.NameAsync(4));
        Assert.Equal("old", await instance.ReadAsync());

        await (theOtherCommits ? same! : transaction).CommitAsync();

        Assert.Equal(1, instance.Invalidations);
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_transaction_of_a_unit_of_work_is_followed_by_the_context_that_uses_it()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var connection = Database.Connect();
        await connection.OpenAsync();
        await using var scope = instance.Open();
        scope.Context.Database.SetDbConnection(connection);
        await using var work = instance.Services.GetRequiredService<ICacheTransactions>().Begin(await connection.BeginTransactionAsync());
        await scope.Context.Database.UseTransactionAsync(work.Transaction);
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        Assert.Equal(0, instance.Invalidations);

        await work.CommitAsync();

        Assert.Equal(1, instance.Invalidations);
        Assert.Empty(instance.Log.Lines);
    }

    [Fact]
    public async Task A_transaction_that_is_committed_past_everybody_is_invalidated_when_its_connection_closes_and_the_log_says_so()
    {
        var instance = Start();
        await using var connection = Database.Connect();
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await ChangeInAsync(instance, connection, transaction, "new");
        Assert.Equal("old", await instance.ReadAsync());
        await transaction.CommitAsync();
        await transaction.DisposeAsync();

        await connection.CloseAsync();

        Assert.Equal("new", await instance.ReadAsync());
        Assert.Contains("ICacheTransactions.Begin", Assert.Single(instance.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_is_committed_past_everybody_is_invalidated_when_the_next_begins_on_its_connection()
    {
        var instance = Start();
        await using var connection = Database.Connect();
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ChangeInAsync(instance, connection, transaction, "new");
        Assert.Equal("old", await instance.ReadAsync());
        await transaction.CommitAsync();

        await using var scope = instance.Open();
        scope.Context.Database.SetDbConnection(connection);
        await using var next = await scope.Context.Database.BeginTransactionAsync();

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_command_after_the_end_of_a_transaction_that_the_context_still_has_is_invalidated_at_once()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var connection = Database.Connect();
        await connection.OpenAsync();
        await using var scope = instance.Open();
        scope.Context.Database.SetDbConnection(connection);
        await using (var work = instance.Services.GetRequiredService<ICacheTransactions>().Begin(await connection.BeginTransactionAsync()))
        {
            await scope.Context.Database.UseTransactionAsync(work.Transaction);
            await work.CommitAsync();
        }

        // PostgreSQL's driver lets the command pass, and it commits by itself; SQLite's refuses.
        await Record.ExceptionAsync(() => scope.Users.ChangeAsync(4, static context => context.RenameInBulkAsync("new")));

        Assert.Equal(await Database.ReadAsync(), await instance.ReadAsync());
    }

    private static async Task ChangeInAsync(ShopInstance instance, DbConnection connection, DbTransaction transaction, string name)
    {
        await using var scope = instance.Open();
        scope.Context.Database.SetDbConnection(connection);
        await scope.Context.Database.UseTransactionAsync(transaction);
        await scope.Users.ChangeAsync(4, context => context.RenameAsync(name));
    }
}

public sealed class SharedTransactionTestsOnSqlite() : SharedTransactionTests(new SqliteShop());

public sealed class SharedTransactionTestsOnPostgres(PostgresServer server) : SharedTransactionTests(new PostgresShop(server));
