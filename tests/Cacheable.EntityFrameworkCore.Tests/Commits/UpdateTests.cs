using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Commits;

/// <summary>Decorated writes that update the entry, for the ways EF Core has to commit.</summary>
public abstract class UpdateTests(ShopDatabase database) : ShopTests(database)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_written_alone_is_read_by_every_instance_without_a_load(bool inBulk)
    {
        var (writing, reading) = await StartTwoAsync();
        await using var scope = writing.Open();

        await scope.Users.RenameAsync(4, "new", inBulk ? Changes.RenameInBulkAsync : Changes.RenameAsync);

        await AssertUpdatedAsync(writing, reading);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_written_in_a_transaction_is_read_after_its_commit_without_a_load(bool inBulk)
    {
        var (writing, reading) = await StartTwoAsync();
        await using var scope = writing.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.RenameAsync(4, "new", inBulk ? Changes.RenameInBulkAsync : Changes.RenameAsync);
        Assert.Equal("old", await reading.ReadAsync());
        Assert.Equal("old", await writing.ReadAsync());

        await transaction.CommitAsync();

        await AssertUpdatedAsync(writing, reading);
    }

    [Fact]
    public async Task What_was_rolled_back_leaves_the_cache_as_it_was_and_was_read_by_nobody_else()
    {
        var (writing, reading) = await StartTwoAsync();
        await using (var scope = writing.Open())
        {
            await using var transaction = await scope.Context.Database.BeginTransactionAsync();
            await scope.Users.RenameAsync(4, "never", Changes.RenameAsync);
            Assert.Equal("never", await scope.Users.NameAsync(4));
            Assert.Equal("old", await reading.ReadAsync());
            await transaction.RollbackAsync();
        }

        var loads = writing.Loads + reading.Loads;
        Assert.Equal("old", await writing.ReadAsync());
        Assert.Equal("old", await reading.ReadAsync());
        Assert.Equal(loads, writing.Loads + reading.Loads);
    }

    [Theory]
    [InlineData(true, "new")]
    [InlineData(false, "old")]
    public async Task A_commit_that_threw_puts_nothing_in_place_and_ends_what_was_there(bool hasHappened, string stored)
    {
        var commits = new FaultyCommits { HaveHappened = hasHappened };
        var instance = Start(settings => settings.Context = options => options.AddInterceptors(commits));
        await instance.ReadAsync();
        await using (var scope = instance.Open())
        {
            await using var transaction = await scope.Context.Database.BeginTransactionAsync();
            await scope.Users.RenameAsync(4, "new", Changes.RenameAsync);
            commits.Throw();
            await Assert.ThrowsAsync<TimeoutException>(() => transaction.CommitAsync());
        }

        Assert.Equal(stored, await instance.ReadAsync());
        Assert.Equal(2, instance.Loads);
    }

    [Fact]
    public async Task What_is_saved_after_the_call_is_loaded_again()
    {
        var (writing, reading) = await StartTwoAsync();
        await using var scope = writing.Open();
        await scope.Users.RenameAsync(4, "new", Changes.DraftAsync);
        Assert.Equal("old", await reading.ReadAsync());

        await scope.Context.SaveChangesAsync();

        var loads = writing.Loads;
        Assert.Equal("new", await writing.ReadAsync());
        Assert.Equal("new", await reading.ReadAsync());
        Assert.Equal(loads + 1, writing.Loads);
    }

    [Fact]
    public async Task A_strict_commit_invalidates()
    {
        var instance = Start(static settings => settings.Cache = static cache => cache.Configure(static options => options.StrictCommit = true));
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.RenameAsync(4, "new", Changes.RenameAsync);

        await transaction.CommitAsync();

        Assert.Equal("new", await instance.ReadAsync());
        Assert.Equal(2, instance.Loads);
    }

    private async Task<(ShopInstance Writing, ShopInstance Reading)> StartTwoAsync()
    {
        var (writing, reading) = (Start(), Start());
        await writing.ReadAsync();
        await reading.ReadAsync();
        return (writing, reading);
    }

    private async Task AssertUpdatedAsync(ShopInstance writing, ShopInstance reading)
    {
        Assert.Equal("new", await Database.ReadAsync());
        Assert.Equal("new", await writing.ReadAsync());
        Assert.Equal("new", await reading.ReadAsync());
        Assert.Equal((1, 0), (writing.Loads, reading.Loads));
    }
}

public sealed class UpdateTestsOnSqlite() : UpdateTests(new SqliteShop());

public sealed class UpdateTestsOnPostgres(PostgresServer server) : UpdateTests(new PostgresShop(server));
