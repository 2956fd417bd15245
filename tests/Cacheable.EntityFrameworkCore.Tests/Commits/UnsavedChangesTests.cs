using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Commits;

/// <summary>Changes that a decorated call leaves to others to save.</summary>
public abstract class UnsavedChangesTests(ShopDatabase database) : ShopTests(database)
{
    [Fact]
    public async Task They_are_invalidated_by_the_save_and_reads_of_others_are_answered_from_the_cache_until_then()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        Assert.Equal("old", await instance.ReadAsync());
        Assert.Equal(1, instance.Loads);
        Assert.Equal(0, instance.Invalidations);

        await scope.Context.SaveChangesAsync();

        Assert.Equal(1, instance.Invalidations);
        Assert.Equal("new", await scope.Users.NameAsync(4));
        Assert.Equal("new", await scope.Users.NameAsync(4));
        Assert.Equal(2, instance.Loads);
    }

    [Fact]
    public async Task Saved_in_a_transaction_they_are_invalidated_by_its_commit_and_reads_of_the_scope_hit_again_after_it()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        await scope.Context.SaveChangesAsync();
        Assert.Equal(0, instance.Invalidations);

        await transaction.CommitAsync();

        Assert.Equal("new", await scope.Users.NameAsync(4));
        Assert.Equal("new", await scope.Users.NameAsync(4));
        Assert.Equal(2, instance.Loads);
    }

    [Fact]
    public async Task Saved_in_a_transaction_that_is_rolled_back_they_are_owed_until_they_are_saved_again()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        await using (await scope.Context.Database.BeginTransactionAsync())
        {
            await scope.Context.SaveChangesAsync(acceptAllChangesOnSuccess: false);
        }

        Assert.Equal(0, instance.Invalidations);
        Assert.Equal("old", await instance.ReadAsync());
        await scope.Context.SaveChangesAsync();

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_save_that_failed_in_a_transaction_leaves_them_owed_by_it_and_by_themselves()
    {
        var instance = Start();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        var twin = scope.Context.Users.Add(new User { Name = "twin", Email = "4@shop" });
        await using (var transaction = await scope.Context.Database.BeginTransactionAsync())
        {
            await Assert.ThrowsAsync<DbUpdateException>(() => scope.Context.SaveChangesAsync());
            await transaction.CommitAsync();
            Assert.Equal(1, instance.Invalidations);
        }

        await instance.ReadAsync();
        twin.State = EntityState.Detached;
        await scope.Context.SaveChangesAsync();

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_up_with_their_context_they_are_invalidated_because_nobody_knows_what_else_the_call_did(bool pooled)
    {
        var instance = Start(settings => settings.IsPooled = pooled);
        await instance.ReadAsync();
        await using (var scope = instance.Open())
        {
            await scope.Users.ChangeAsync(4, static context => context.DraftAsync("never"));
            Assert.Equal(0, instance.Invalidations);
        }

        Assert.Equal(1, instance.Invalidations);
        Assert.Equal("old", await instance.ReadAsync());
    }

    [Fact]
    public async Task Cleared_they_are_invalidated_by_the_next_save()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("never"));
        scope.Context.ChangeTracker.Clear();

        await scope.Context.SaveChangesAsync();

        Assert.Equal(1, instance.Invalidations);
    }

    [Fact]
    public async Task Changes_that_are_not_looked_for_may_be_there()
    {
        var instance = Start();
        await using var scope = instance.Open();
        scope.Context.ChangeTracker.AutoDetectChangesEnabled = false;
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        Assert.Equal("old", await instance.ReadAsync());

        scope.Context.ChangeTracker.DetectChanges();
        await scope.Context.SaveChangesAsync();

        Assert.Equal("new", await instance.ReadAsync());
    }
}

public sealed class UnsavedChangesTestsOnSqlite() : UnsavedChangesTests(new SqliteShop());

public sealed class UnsavedChangesTestsOnPostgres(PostgresServer server) : UnsavedChangesTests(new PostgresShop(server));
