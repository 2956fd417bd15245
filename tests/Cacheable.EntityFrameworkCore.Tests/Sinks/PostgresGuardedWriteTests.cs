using Cacheable.EntityFrameworkCore.Sinks;
using Cacheable.Tests.Servers;
using Cacheable.WriteBehind;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cacheable.EntityFrameworkCore.Tests.Sinks;

public sealed class PostgresGuardedWriteTests(PostgresServer server) : GuardedWriteTests
{
    private PostgresDatabase? _database;

    [Fact]
    public async Task Without_a_savepoint_what_the_insert_said_is_thrown_and_not_that_the_transaction_is_aborted()
    {
        await using var context = await OpenAsync();
        await using var other = await OpenAsync();
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync();
        context.SavingChanges += (_, _) => InsertBeside(other);

        var failure = await Assert.ThrowsAsync<DbUpdateException>(
            () => context.WriteGuardedAsync(new CartRow { UserId = 4 }, static row => row.Version, new FlushedWrite(null, 9)));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, Assert.IsType<PostgresException>(failure.InnerException).SqlState);
    }

    private protected override async Task<CartContext> OpenAsync()
    {
        _database ??= await server.CreateDatabaseAsync();
        return new CartContext(new DbContextOptionsBuilder<CartContext>().UseNpgsql(_database.ConnectionString).Options);
    }

    protected override async ValueTask CloseAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
