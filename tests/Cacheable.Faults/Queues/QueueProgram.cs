using System.Globalization;
using Cacheable.Remote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using StackExchange.Redis;

namespace Cacheable.Faults.Queues;

/// <summary>One application in a process of its own. It ends when its standard input does, so it never outlives its conductor.</summary>
internal static class QueueProgram
{
    public const string Ready = "ready";

    public static async Task<int> RunAsync(QueueArguments arguments)
    {
        using var host = Build(arguments);
        if (arguments.Role == QueueRole.Worker)
        {
            await host.StartAsync();
        }

        Console.Out.WriteLine(Ready);

        // The console reads on the calling thread, whatever its method is called.
        var ended = Task.Run(Console.In.ReadLine);
        if (arguments.Role == QueueRole.Worker)
        {
            await ended;
            await host.StopAsync();
            return 0;
        }

        var writers = new Writers(arguments.Number, arguments.Seed, host.Services.GetRequiredService<IBaskets>());
        var writing = writers.RunAsync(ended);
        while (!writing.IsCompleted)
        {
            await Task.WhenAny(writing, Pause.ForMilliseconds(100));
            Console.Out.WriteLine(writers.Acknowledged.ToString(CultureInfo.InvariantCulture));
        }

        await writing;
        await File.WriteAllLinesAsync(arguments.Ledger, writers.Ledger());
        return 0;
    }

    private static IHost Build(QueueArguments arguments)
    {
        var redis = ConfigurationOptions.Parse(arguments.Redis);
        // Faults are over in a second here; the client's own patience is made for an operator's minutes.
        redis.ConnectTimeout = 1000;
        redis.HeartbeatInterval = TimeSpan.FromMilliseconds(200);
        redis.ReconnectRetryPolicy = new LinearRetry(100);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddFilter("Cacheable", LogLevel.None);
        builder.Services.AddSingleton(NpgsqlDataSource.Create(arguments.Sink));
        builder.Services.AddSingleton(new SinkGuard(arguments.Compares));
        builder.Services.AddScoped<IBaskets, Sink>();
        builder.Services.AddCacheable(cache => cache
            .Configure(static options =>
            {
                options.WriteBehind.Durability = WriteBehindDurability.AppendAlways;
                // How long what a killed worker had claimed waits for the next.
                options.WriteBehind.ClaimDuration = TimeSpan.FromSeconds(2);
                options.WriteBehind.PollInterval = TimeSpan.FromMilliseconds(500);
                options.WriteBehind.FirstRetry = TimeSpan.FromMilliseconds(50);
                options.WriteBehind.LongestRetry = TimeSpan.FromSeconds(1);
            })
            .UseRedis(redis, static options =>
            {
                options.Namespace = "queues";
                options.CommandTimeout = TimeSpan.FromMilliseconds(500);
            }));
        return builder.Build();
    }
}
