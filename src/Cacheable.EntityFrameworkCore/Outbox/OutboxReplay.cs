using Cacheable.EntityFrameworkCore.Observation;
using Cacheable.EntityFrameworkCore.Telemetry;
using Cacheable.Remote;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacheable.EntityFrameworkCore.Outbox;

/// <summary>
/// One round through the outbox of a type of context: deletes the rows that were paid, and invalidates what others left. A row is left
/// when it was there a round ago too: whoever wrote it would have paid and deleted it since. No clock of anybody is compared.
/// </summary>
internal sealed class OutboxReplay<TContext>(IServiceScopeFactory scopes, ICache cache, DatabaseObservation observation, ILogger<OutboxReplay<TContext>> logger)
    where TContext : DbContext
{
    private const int AtOnce = 500;

    private HashSet<Guid> _seen = [];

    /// <summary>Whether the model of the context has an outbox.</summary>
    public async Task<bool> IsThereAsync()
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return scope.ServiceProvider.GetService<TContext>()?.Model.FindEntityType(typeof(CacheInvalidation)) is not null;
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = scope.ServiceProvider.GetRequiredService<TContext>();
            while (observation.Paid.Take(typeof(TContext), AtOnce) is { Count: > 0 } paid)
            {
                await DeletePaidAsync(context, paid, cancellationToken).ConfigureAwait(false);
            }

            await ReplayAsync(context, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReplayAsync(TContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Set<CacheInvalidation>().AsNoTracking().OrderBy(static row => row.Id).Take(AtOnce).ToListAsync(cancellationToken).ConfigureAwait(false);
        var done = new List<Guid>();
        foreach (var row in rows.Where(row => _seen.Contains(row.Id)))
        {
            if (await InvalidateAsync(row, cancellationToken).ConfigureAwait(false))
            {
                done.Add(row.Id);
            }
        }

        if (done.Count > 0)
        {
            logger.Replayed(done.Count);
            await DeleteAsync(context, done, cancellationToken).ConfigureAwait(false);
        }

        _seen = [.. rows.Select(static row => row.Id).Except(done)];
    }

    private async Task DeletePaidAsync(TContext context, IReadOnlyList<Guid> paid, CancellationToken cancellationToken)
    {
        try
        {
            await DeleteAsync(context, paid, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Forgotten, they would be taken for those of a host that ended.
            foreach (var row in paid)
            {
                observation.Paid.Add(typeof(TContext), row);
            }

            throw;
        }
    }

    private static Task<int> DeleteAsync(TContext context, IReadOnlyList<Guid> rows, CancellationToken cancellationToken) =>
        context.Set<CacheInvalidation>().Where(row => rows.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);

    private async Task<bool> InvalidateAsync(CacheInvalidation row, CancellationToken cancellationToken)
    {
        var isDone = true;
        try
        {
            foreach (var name in RecordedNames.Read(row.Names))
            {
                var outcome = name.Kind == CacheNameKind.Tag
                    ? await cache.InvalidateTagAsync(name.Text, cancellationToken).ConfigureAwait(false)
                    : await cache.InvalidateAsync(name.ToString(), cancellationToken).ConfigureAwait(false);
                isDone &= outcome == InvalidationOutcome.Applied;
            }
        }
        catch (FormatException exception)
        {
            // Left where it is, for somebody to look at.
            logger.RowUnreadable(exception, row.Id);
            return false;
        }

        return isDone;
    }
}
