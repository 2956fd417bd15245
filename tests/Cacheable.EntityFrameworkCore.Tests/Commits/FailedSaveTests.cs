using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Testing;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Commits;

/// <summary>Saves whose failure EF Core tells no interceptor of, and what is saved after them.</summary>
public abstract class FailedSaveTests(ShopDatabase database) : ShopTests(database)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_concurrency_conflict_invalidates_at_once_and_the_save_that_resolves_it_again(bool asynchronous)
    {
        var instance = Start();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));

        await scope.Context.SaveInVainAsync(Database, FailedSaves.Failure.Conflict, asynchronous);

        Assert.Equal(1, instance.Invalidations);
        Assert.Equal("old", await instance.ReadAsync());
        await scope.Context.SaveAsync(asynchronous);
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_conflict_inside_a_transaction_leaves_the_changes_owed_by_it_and_by_themselves()
    {
        var instance = Start();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        await using (var transaction = await scope.Context.Database.BeginTransactionAsync())
        {
            await scope.Context.Users.ExecuteDeleteAsync();
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => scope.Context.SaveChangesAsync());
            await transaction.CommitAsync();
        }

        Assert.Equal(1, instance.Invalidations);
    }

    [Theory]
    [InlineData(nameof(FailedSaves.Failure.Conflict), 2)]
    [InlineData(nameof(FailedSaves.Failure.Detection), 3)]
    public async Task In_strict_mode_the_next_save_is_held_as_the_first_was(string failure, int beginningsAndEnds)
    {
        var instance = StartStrict();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        await scope.Context.SaveInVainAsync(Database, Enum.Parse<FailedSaves.Failure>(failure));
        var holds = instance.Remote.Count(RemoteCommands.Hold);

        await scope.Context.SaveChangesAsync();

        // A save that never ended holds until the next begins.
        Assert.Equal(holds + beginningsAndEnds, instance.Remote.Count(RemoteCommands.Hold));
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task In_strict_mode_a_command_after_a_save_that_never_ended_is_held_by_itself()
    {
        var instance = StartStrict();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("never"));
        await scope.Context.SaveInVainAsync(Database, FailedSaves.Failure.Detection);
        var holds = instance.Remote.Count(RemoteCommands.Hold);

        await scope.Users.ChangeAsync(4, static context => context.RenameInBulkAsync("new"));

        // Its beginning and its end.
        Assert.Equal(holds + 2, instance.Remote.Count(RemoteCommands.Hold));
    }

    private ShopInstance StartStrict() => Start(static settings => settings.Cache = static cache => cache.Configure(static options => options.StrictCommit = true));
}

public sealed class FailedSaveTestsOnSqlite() : FailedSaveTests(new SqliteShop());

public sealed class FailedSaveTestsOnPostgres(PostgresServer server) : FailedSaveTests(new PostgresShop(server));
