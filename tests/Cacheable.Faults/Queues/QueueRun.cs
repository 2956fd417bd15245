using System.Diagnostics;
using System.Globalization;
using Cacheable.Faults.Run;
using Cacheable.Tests.Servers;
using Npgsql;

namespace Cacheable.Faults.Queues;

/// <summary>
/// Writers in processes of their own write behind while the workers that flush and the Redis that keeps the queue are killed. In the
/// end the sink is compared with what was acknowledged.
/// </summary>
internal sealed class QueueRun(Arguments arguments, QueueDemands demands) : IAsyncDisposable
{
    private const int Writers = 2;
    private const int Workers = 2;

    // In ms. A write waits for a second before it throws, so some calls end without anybody knowing what became of them.
    private const int LongestOutage = 2_000;

    private static readonly TimeSpan DrainedWithin = TimeSpan.FromSeconds(30);

    private readonly RunFolder _folder = new();
    private readonly Random _random = new(arguments.Seed);
    private readonly List<QueueProcess> _writers = [];
    private readonly List<QueueProcess> _workers = [];
    private int _killedWorkers;
    private int _killedRedis;

    private long Acknowledged => _writers.Sum(static writer => writer.Acknowledged);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        if (RedisProcess.FindProgram() is not { } program || PostgresPrograms.Find() is not { } programs)
        {
            await Console.Error.WriteLineAsync("This kills its Redis and keeps its sink in PostgreSQL, so it needs redis-server and postgresql to be installed.");
            return 2;
        }

        await using var redis = await RedisProcess.StartAsync(program, "--appendonly", "yes", "--appendfsync", "always");
        await using var postgres = await PostgresProcess.StartAsync(programs);
        await using var run = new QueueRun(arguments, arguments.IsBrief ? QueueDemands.Short : QueueDemands.Long);
        return await run.RunAsync(redis, postgres.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _writers.Concat(_workers))
            await process.DisposeAsync();

        _folder.Dispose();
    }

    private async Task<int> RunAsync(RedisProcess redis, string sink)
    {
        await using var source = NpgsqlDataSource.Create(sink);
        var database = new SinkDatabase(source);
        await database.CreateAsync();
        await StartAsync(redis, sink);
        var start = Stopwatch.GetTimestamp();
        await KillAsync(redis);
        var wrote = Stopwatch.GetElapsedTime(start);

        await Task.WhenAll(_writers.Select(static writer => writer.FinishAsync()));
        var ledger = new Ledger();
        _writers.ForEach(writer => ledger.Read(writer.Ledger));
        var verdict = await DrainedAsync(database, ledger);
        await Task.WhenAll(_workers.Select(static worker => worker.FinishAsync()));
        Print(ledger, verdict, wrote, Stopwatch.GetElapsedTime(start));
        return Judge(verdict);
    }

    private async Task StartAsync(RedisProcess redis, string sink)
    {
        QueueArguments Of(QueueRole role, int number) =>
            new(role, number, _random.Next(10_000), redis.Configuration, sink, _folder.Path($"{role}-{number}"), !arguments.IsUnguarded);

        _workers.AddRange(Enumerable.Range(0, Workers).Select(number => new QueueProcess(Of(QueueRole.Worker, number))));
        _writers.AddRange(Enumerable.Range(0, Writers).Select(number => new QueueProcess(Of(QueueRole.Writer, number))));
        await Task.WhenAll(_workers.Concat(_writers).Select(static process => process.StartAsync()));
    }

    /// <summary>Kills at random moments until enough was killed and enough acknowledged.</summary>
    private async Task KillAsync(RedisProcess redis)
    {
        while (_killedWorkers < demands.Workers || _killedRedis < demands.Redis || Acknowledged < demands.Writes)
        {
            await Pause.ForMilliseconds(_random.Next(300, 1_200));
            if (_random.Next(demands.Workers + demands.Redis) < demands.Redis)
                await KillRedisAsync(redis);
            else
                await KillWorkerAsync(_workers[_random.Next(Workers)]);
        }
    }

    private async Task KillWorkerAsync(QueueProcess worker)
    {
        await worker.KillAsync();
        _killedWorkers++;
        Tell("a worker was killed");
        await Pause.ForMilliseconds(_random.Next(300));
        await worker.StartAsync();
    }

    private async Task KillRedisAsync(RedisProcess redis)
    {
        await redis.KillAsync();
        _killedRedis++;
        Tell("Redis was killed");
        await Pause.ForMilliseconds(_random.Next(LongestOutage));
        await redis.RestartAsync();
    }

    /// <summary>Waits until nothing is missing, or nothing more comes.</summary>
    private static async Task<QueueVerdict> DrainedAsync(SinkDatabase sink, Ledger ledger)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var verdict = await QueueVerdict.OfAsync(sink, ledger);
            if (verdict.Lost == 0 || Stopwatch.GetElapsedTime(start) > DrainedWithin)
                return verdict;

            await Pause.ForMilliseconds(200);
        }
    }

    private void Tell(string what)
    {
        if (arguments.IsVerbose)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Acknowledged,10:#,0} {what}"));
    }

    private void Print(Ledger ledger, QueueVerdict verdict, TimeSpan wrote, TimeSpan took)
    {
        var acknowledged = Acknowledged;
        var baskets = acknowledged - ledger.AcknowledgedNotes;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Writers} writers and {Workers} workers in processes of their own, Redis with appendfsync always, a sink in PostgreSQL{(arguments.IsUnguarded ? " that compares nothing" : string.Empty)}, seed {arguments.Seed}, {took.TotalSeconds:0} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{acknowledged:#,0} writes acknowledged, {acknowledged / wrote.TotalSeconds:#,0} a second: {baskets:#,0} of {ledger.Baskets.Count:#,0} baskets, {ledger.AcknowledgedNotes:#,0} notes; {ledger.Unknown:#,0} calls threw, with unknown outcome"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_killedWorkers} workers killed, Redis killed {_killedRedis} times"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{verdict.Flushed:#,0} rows flushed, {(double)baskets / Math.Max(1, verdict.Flushed):0.0} writes for each; the sink refused {verdict.Twice:#,0} that came twice and {verdict.Late:#,0} that came late"));
        Console.WriteLine(verdict);
    }

    private int Judge(QueueVerdict verdict)
    {
        List<string> missed = [];
        if (verdict.Lost + verdict.OutOfOrder + verdict.Doubled + verdict.Invented > 0)
            missed.Add(verdict.ToString());

        if (Acknowledged < demands.Writes)
            missed.Add($"{Acknowledged} of {demands.Writes} writes");

        missed.ForEach(static one => Console.WriteLine($"MISSED {one}"));
        return arguments.Check && missed.Count > 0 ? 1 : 0;
    }
}
