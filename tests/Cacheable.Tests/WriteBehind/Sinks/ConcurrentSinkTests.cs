using System.Data.Common;
using System.Diagnostics;
using Cacheable.Tests.Servers;
using Cacheable.WriteBehind;
using Cacheable.WriteBehind.Sinks;
using static Cacheable.Tests.WriteBehind.Sinks.SinkTable;

namespace Cacheable.Tests.WriteBehind.Sinks;

/// <summary>Several flushers of one key on a real PostgreSQL, and what a batch says to it.</summary>
[Collection<OnPostgres>]
public sealed class ConcurrentSinkTests(PostgresServer server) : IAsyncLifetime
{
    private readonly PostgresSink _database = new(server);
    private DbConnection _one = null!;
    private DbConnection _other = null!;

    public async ValueTask InitializeAsync() => (_one, _other) = (await _database.OpenAsync(), await _database.OpenAsync());

    [Theory]
    [InlineData(6, false, "4 late 6", SinkOutcome.Written)]
    [InlineData(6, true, "4 late 6", SinkOutcome.Written)]
    [InlineData(5, false, "4 first 5", SinkOutcome.AlreadyThere)]
    [InlineData(4, true, "4 first 5", SinkOutcome.Newer)]
    public async Task Race_46_of_two_flushers_that_both_find_no_row_the_higher_version_stands(int late, bool inTransaction, string expected, SinkOutcome outcome)
    {
        await using var first = await _one.BeginTransactionAsync();
        await Carts.WriteAsync(_one, At(5, "first"), first);
        await using var transaction = inTransaction ? await _other.BeginTransactionAsync() : null;
        var second = Carts.WriteAsync(_other, At(late, "late"), transaction);
        await WaitsForALockAsync();

        await first.CommitAsync();

        Assert.Equal(outcome, (await second).Outcome);
        await (transaction?.CommitAsync() ?? Task.CompletedTask);
        Assert.Equal(expected, await _one.ReadAsync());
    }

    [Fact]
    public async Task Race_46_a_batch_whose_new_row_comes_meanwhile_compares_that_one_and_inserts_the_others()
    {
        await using var first = await _one.BeginTransactionAsync();
        await Carts.WriteAsync(_one, At(5, "first"), first);
        await using var transaction = await _other.BeginTransactionAsync();
        var batch = Carts.WriteAsync(_other, [At(1, "other", user: 3), At(4, "late"), At(1, "other", user: 5)], transaction);
        await WaitsForALockAsync();

        await first.CommitAsync();

        Assert.Equal([SinkOutcome.Written, SinkOutcome.Newer, SinkOutcome.Written], (await batch).Select(static reply => reply.Outcome));
        await transaction.CommitAsync();
        Assert.Equal("3 other 1, 4 first 5, 5 other 1", await _one.ReadAsync());
    }

    [Fact]
    public async Task A_batch_costs_a_round_trip_for_what_is_there_and_two_more_for_what_is_not()
    {
        await Carts.WriteAsync(_one, [.. Enumerable.Range(0, 50).Select(static user => At(1, "one", user))]);
        await using var transaction = await _one.BeginTransactionAsync();

        Assert.Equal(1, await CommandsAsync(() => Carts.WriteAsync(_one, [.. Enumerable.Range(0, 50).Select(static user => At(2, "two", user))], transaction)));
        Assert.Equal(3, await CommandsAsync(() => Carts.WriteAsync(_one, [.. Enumerable.Range(25, 50).Select(static user => At(3, "three", user))], transaction)));
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _database.DisposeAsync();
    }

    // What PostgreSQL is sent with one wait for its answer; the end of the savepoint is not told.
    private static async Task<int> CommandsAsync(Func<Task> runAsync)
    {
        var commands = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ => Interlocked.Increment(ref commands),
        };
        ActivitySource.AddActivityListener(listener);
        await runAsync();
        return commands;
    }

    private async Task WaitsForALockAsync()
    {
        await using var looking = await _database.OpenAsync();
        await using var command = looking.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)) == 0)
        {
        }
    }
}
