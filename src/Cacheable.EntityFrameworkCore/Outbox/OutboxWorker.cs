using Cacheable.EntityFrameworkCore.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cacheable.EntityFrameworkCore.Outbox;

/// <summary>Goes through the outbox for as long as the host runs. Every host does; two that replay the same row cost a miss.</summary>
internal sealed class OutboxWorker<TContext>(OutboxReplay<TContext> replay, TimeProvider time, ILogger<OutboxWorker<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host is not to wait for a model to be built.
        await Task.Yield();
        try
        {
            if (!await replay.IsThereAsync().ConfigureAwait(false))
            {
                return;
            }

            using var timer = new PeriodicTimer(Pause, time);
            do
            {
                await RunAsync(stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. What is left is replayed by another, or by the next.
        }
        catch (Exception exception)
        {
            // A context that cannot be made has no rows of ours: whoever uses it gets to know.
            logger.OutboxUnknown(exception, typeof(TContext));
        }
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await replay.RunAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // A database that is away, or a table that is not migrated yet. The next round tries again.
            logger.OutboxAway(exception, typeof(TContext));
        }
    }
}
