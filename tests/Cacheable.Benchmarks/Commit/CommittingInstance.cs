using System.Diagnostics;
using Cacheable.Benchmarks.Harness;
using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Transactions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Commit;

/// <summary>An instance that renames a user in SQLite, in a unit of work, with L2 on a real Redis.</summary>
internal sealed class CommittingInstance : IAsyncDisposable
{
    private readonly SqliteConnection _connection = new("DataSource=:memory:");
    private readonly ServiceProvider _services;
    private readonly ICacheTransactions _transactions;
    private readonly InvalidatingMethod _rename;
    private readonly ICache _cache;
    private readonly bool _strict;

    public CommittingInstance(RedisGround redis, bool strict)
    {
        _strict = strict;
        _connection.Open();
        Execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO users VALUES (4, 'Ada')");
        _services = new ServiceCollection()
            .AddCacheable(cache => cache.UseRedis(redis.Configuration, static options => options.CommandTimeout = TimeSpan.FromSeconds(10)))
            .BuildServiceProvider();
        _transactions = _services.GetRequiredService<ICacheTransactions>();
        _cache = _services.GetRequiredService<ICache>();
        _rename = _services.GetRequiredService<ICacheEngine>().Invalidating(new InvalidatingMethodPlan { Method = "IUsers.RenameAsync" });
    }

    /// <summary>Commits a write, and answers how many microseconds after the return of COMMIT its invalidation was done.</summary>
    public async Task<double> CommitAsync()
    {
        var transaction = new TimedCommit(_connection.BeginTransaction());
        await using var work = _transactions.Begin(transaction, _strict);
        await _rename.RunAsync(CacheScope.None, [CacheName.Parse("user:4:*")], this, 0, static (self, _) => self.RenameAsync());
        await work.CommitAsync();
        return Stopwatch.GetElapsedTime(transaction.CommittedAt).TotalMicroseconds;
    }

    /// <summary>Answers how many microseconds the same invalidation takes by hand.</summary>
    public async Task<double> InvalidateAsync()
    {
        var start = Stopwatch.GetTimestamp();
        await _cache.InvalidateAsync("user:4:*");
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private Task RenameAsync()
    {
        Execute("UPDATE users SET name = 'Grace' WHERE id = 4");
        return Task.CompletedTask;
    }

    private void Execute(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
