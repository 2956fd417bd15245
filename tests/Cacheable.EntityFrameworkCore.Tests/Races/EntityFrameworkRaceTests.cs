using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Testing;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.EntityFrameworkCore.Tests.Races;

/// <summary>Who reads around the commits of EF Core, and what the cache does about it.</summary>
public abstract class EntityFrameworkRaceTests(ShopDatabase database) : ShopTests(database)
{
    public enum Bulk
    {
        Update,
        Delete,
        Sql,
        Query,
    }

    [Fact(Timeout = 60_000)]
    public async Task Race_13_between_a_commit_of_EF_Core_and_its_invalidation_a_hit_is_the_old_value_and_none_after_it_is()
    {
        var writing = Start();
        var reading = Start();
        await reading.ReadAsync();
        await using var scope = writing.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        var invalidation = writing.Remote.Hold(RemoteCommands.Invalidate);

        var committing = transaction.CommitAsync();
        await invalidation.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("new", await Database.ReadAsync());
        Assert.Equal("old", await reading.ReadAsync());
        invalidation.Continue();
        await committing;

        Assert.Equal("new", await reading.ReadAsync());
        Assert.Equal("new", await writing.ReadAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Race_15_a_reader_between_write_and_commit_of_EF_Core_fills_the_old_row_and_the_commit_ends_it(bool asynchronous)
    {
        var writing = Start();
        var reading = Start();
        await using var scope = writing.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        Assert.Equal("old", await reading.ReadAsync());

        await (asynchronous ? transaction.CommitAsync() : Task.Run(transaction.Commit));

        Assert.Equal("new", await reading.ReadAsync());
        Assert.Equal("new", await writing.ReadAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Race_15_a_reader_before_changes_are_saved_by_somebody_else_fills_the_old_row_and_the_save_ends_it(bool asynchronous)
    {
        var writing = Start();
        var reading = Start();
        await using var scope = writing.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        Assert.Equal("old", await reading.ReadAsync());

        await (asynchronous ? scope.Context.SaveChangesAsync() : Task.Run(scope.Context.SaveChanges));

        Assert.Equal("new", await reading.ReadAsync());
        Assert.Equal("new", await writing.ReadAsync());
    }

    [Fact]
    public async Task Race_15_a_second_transaction_on_the_object_of_the_first_is_invalidated_after_its_own_commit()
    {
        var instance = Start();
        var transactions = instance.Services.GetRequiredService<ICacheTransactions>();
        await using var connection = Database.Connect();
        await connection.OpenAsync();
        foreach (var name in new[] { "newer", "newest" })
        {
            await using var scope = instance.Open();

            // PostgreSQL's driver hands out the same object each time.
            await using var work = transactions.Begin(await connection.BeginTransactionAsync());
            await scope.Users.ChangeAsync(4, async _ =>
            {
                await using var command = connection.CreateCommand();
                command.Transaction = work.Transaction;
                command.CommandText = $"""UPDATE "Users" SET "Name" = '{name}' WHERE "Id" = 4""";
                await command.ExecuteNonQueryAsync();
            });
            Assert.NotEqual(name, await ElsewhereAsync(instance));

            await work.CommitAsync();

            Assert.Equal(name, await ElsewhereAsync(instance));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Race_16_a_commit_of_EF_Core_that_threw_invalidates_because_it_may_have_happened(bool asynchronous)
    {
        var commits = new FaultyCommits { HaveHappened = true };
        var instance = Start(settings => settings.Context = options => options.AddInterceptors(commits));
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));

        commits.Throw();
        await Assert.ThrowsAsync<TimeoutException>(() => asynchronous ? transaction.CommitAsync() : Task.Run(transaction.Commit));

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task Race_16_changes_whose_save_threw_are_invalidated_and_again_when_they_are_saved_after_all()
    {
        var commits = new FaultyCommits();
        var instance = Start(settings => settings.Context = options => options.AddInterceptors(commits));
        await using var scope = instance.Open();
        scope.Context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        await instance.ReadAsync();

        commits.Throw();
        Assert.NotNull(await Record.ExceptionAsync(() => scope.Context.SaveChangesAsync()));
        Assert.Equal(1, instance.Invalidations);
        Assert.Equal("old", await instance.ReadAsync());
        await scope.Context.SaveChangesAsync();

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task Race_17_a_read_inside_a_transaction_of_EF_Core_sees_its_own_write_and_publishes_it_to_nobody()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using (var transaction = await scope.Context.Database.BeginTransactionAsync())
        {
            await scope.Users.ChangeAsync(4, static context => context.RenameAsync("never"));
            Assert.Equal("never", await scope.Users.NameAsync(4));
            Assert.Equal("old", await instance.ReadAsync());
            await transaction.RollbackAsync();
        }

        var loads = instance.Loads;
        Assert.Equal("old", await instance.ReadAsync());
        Assert.Equal("old", await scope.Users.NameAsync(4));
        Assert.Equal(loads, instance.Loads);
    }

    [Fact]
    public async Task Race_17_a_load_through_a_transaction_of_a_factorys_context_is_kept_by_nobody_when_that_has_written()
    {
        var instance = Start();
        await using var scope = instance.Open();
        await using var own = await scope.Factory.CreateDbContextAsync();
        await using (await own.Database.BeginTransactionAsync())
        {
            await own.RenameInBulkAsync("never");
            Assert.Equal("never", await scope.Users.NameAsync(4, _ => own.NameAsync()));
        }

        Assert.Equal("old", await instance.ReadAsync());
    }

    [Fact]
    public async Task Race_17_an_entity_with_changes_that_nobody_has_saved_is_kept_by_nobody()
    {
        var instance = Start();
        await using (var scope = instance.Open())
        {
            await scope.Users.ChangeAsync(4, static context => context.DraftAsync("never"));
            Assert.Equal("never", await scope.Users.NameAsync(4, static async context => (await context.Users.SingleAsync(static user => user.Id == 4)).Name));

            // A service of another scope that was handed the context, say.
            await using var other = instance.Open();
            Assert.Equal("never", await other.Users.NameAsync(4, async _ => (await scope.Context.Users.SingleAsync(static user => user.Id == 4)).Name));
            Assert.Equal("old", await instance.ReadAsync());
        }

        Assert.Equal("old", await instance.ReadAsync());
    }

    [Theory]
    [InlineData(Bulk.Update)]
    [InlineData(Bulk.Delete)]
    [InlineData(Bulk.Sql)]
    [InlineData(Bulk.Query)]
    public async Task Race_21_what_is_written_past_the_change_tracker_and_outside_of_the_open_transaction_is_invalidated_at_once(Bulk bulk)
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using var own = await scope.Factory.CreateDbContextAsync();

        // Open on the context of the scope, and nothing of this call is in it.
        await using var around = await OpenReadOnlyAsync(scope.Context);
        await scope.Users.ChangeAsync(4, _ => RunAsync(own, bulk));

        Assert.NotEqual("old", await instance.ReadAsync());
    }

    [Theory]
    [InlineData(Bulk.Update)]
    [InlineData(Bulk.Delete)]
    [InlineData(Bulk.Sql)]
    [InlineData(Bulk.Query)]
    public async Task Race_21_what_is_written_past_the_change_tracker_in_a_transaction_is_invalidated_by_it_and_not_when_it_is_rolled_back(Bulk bulk)
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using (await scope.Context.Database.BeginTransactionAsync())
        {
            await scope.Users.ChangeAsync(4, context => RunAsync(context, bulk));
            Assert.NotEqual("old", await scope.Users.NameAsync(4));
        }

        Assert.Equal(0, instance.Invalidations);
        await using (var transaction = await scope.Context.Database.BeginTransactionAsync())
        {
            await scope.Users.ChangeAsync(4, context => RunAsync(context, bulk));
            Assert.Equal("old", await instance.ReadAsync());
            await transaction.CommitAsync();
        }

        Assert.NotEqual("old", await instance.ReadAsync());
    }

    private protected abstract Task<IAsyncDisposable> OpenReadOnlyAsync(ShopContext context);

    private static async Task<string?> ElsewhereAsync(ShopInstance instance)
    {
        // A unit of work is part of the flow of calls: whoever asks from outside of it must not be inside of it.
        Task<string?> reading;
        using (ExecutionContext.SuppressFlow())
        {
            reading = Task.Run(instance.ReadAsync);
        }

        return await reading;
    }

    private static async Task RunAsync(ShopContext context, Bulk bulk)
    {
        _ = bulk switch
        {
            Bulk.Update => await context.Users.Where(static user => user.Id == 4).ExecuteUpdateAsync(static set => set.SetProperty(static user => user.Name, "new")),
            Bulk.Delete => await context.Users.Where(static user => user.Id == 4).ExecuteDeleteAsync(),
            Bulk.Sql => await context.Database.ExecuteSqlAsync($"""UPDATE "Users" SET "Name" = 'new' WHERE "Id" = 4"""),
            _ => (await context.Database.SqlQuery<int>($"""UPDATE "Users" SET "Name" = 'new' WHERE "Id" = 4 RETURNING "Id" AS "Value" """).ToListAsync()).Count,
        };
    }
}
