using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Races;

/// <summary>Execution strategies run a unit of work again: what the failed attempt wrote is gone, and what it owed must not be lost.</summary>
public abstract class RetryRaceTests(ShopDatabase database) : ShopTests(database)
{
    [Fact]
    public async Task Race_20_a_unit_of_work_that_is_run_again_invalidates_after_the_attempt_that_committed_and_only_then()
    {
        var instance = Start(static settings => settings.Context = RetryOnTimeout.Configure);
        await instance.ReadAsync();
        await using var scope = instance.Open();
        var attempts = 0;

        await scope.Context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await scope.Context.Database.BeginTransactionAsync();
            await scope.Users.ChangeAsync(4, static context => context.RenameInBulkAsync("new"));
            if (++attempts == 1)
            {
                throw new TimeoutException("The server did not answer.");
            }

            Assert.Equal(0, instance.Invalidations);
            Assert.Equal("old", await instance.ReadAsync());
            await transaction.CommitAsync();
        });

        Assert.Equal(2, attempts);
        Assert.Equal(1, instance.Invalidations);
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task Race_20_a_commit_that_threw_and_turns_out_to_have_happened_is_not_run_again_and_was_invalidated()
    {
        var commits = new FaultyCommits { HaveHappened = true };
        var instance = Start(settings => settings.Context = options =>
        {
            options.AddInterceptors(commits);
            RetryOnTimeout.Configure(options);
        });
        await instance.ReadAsync();
        await using var scope = instance.Open();
        var attempts = 0;
        commits.Throw();

        await scope.Context.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(
            async () =>
            {
                attempts++;
                await scope.Users.ChangeAsync(4, static context => context.RenameInBulkAsync("new"));
            },
            async () => await Database.ReadAsync() == "new");

        Assert.Equal(1, attempts);
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task Race_20_changes_of_a_call_before_that_are_saved_by_the_second_attempt_are_invalidated_after_its_commit()
    {
        var commits = new FaultyCommits();
        var instance = Start(settings => settings.Context = options =>
        {
            options.AddInterceptors(commits);
            RetryOnTimeout.Configure(options);
        });
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        var attempts = 0;
        commits.Throw();

        await scope.Context.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(
            async () =>
            {
                attempts++;
                await scope.Context.SaveChangesAsync(acceptAllChangesOnSuccess: false);
                Assert.Equal("old", await instance.ReadAsync());
            },
            async () => await Database.ReadAsync() == "new");
        scope.Context.ChangeTracker.AcceptAllChanges();

        Assert.Equal(2, attempts);
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task Race_20_a_save_that_EF_Core_itself_runs_again_is_invalidated_after_the_attempt_that_committed()
    {
        var commits = new FaultyCommits();
        var instance = Start(settings => settings.Context = options =>
        {
            options.AddInterceptors(commits);
            RetryOnTimeout.Configure(options);
        });
        await using var scope = instance.Open();
        scope.Context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        await instance.ReadAsync();
        commits.Throw();

        await scope.Context.SaveChangesAsync();

        Assert.Equal("new", await instance.ReadAsync());
    }
}

public sealed class RetryRaceTestsOnSqlite() : RetryRaceTests(new SqliteShop());

public sealed class RetryRaceTestsOnPostgres(PostgresServer server) : RetryRaceTests(new PostgresShop(server));
