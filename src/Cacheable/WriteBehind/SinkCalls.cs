using Cacheable.Remote;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.WriteBehind;

/// <summary>
/// Calls the service behind the decorator: each call in a DI scope of its own, so that what one write leaves behind in it (a change
/// tracker with a row that cannot be saved) is not in the way of the next.
/// </summary>
internal sealed class SinkCalls(IServiceScopeFactory scopes, InnerServices inner)
{
    /// <summary>Flushes one write. Never throws.</summary>
    public async ValueTask<FlushResult> FlushAsync(WriteQueue queue, ClaimedWrite write, CancellationToken cancellationToken)
    {
        try
        {
            var told = Told(write);
            var call = queue.Read(write);
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                using var flush = WriteBehindFlush.Begin(told);
                await queue.FlushAsync(inner.Of(queue, scope.ServiceProvider), call, cancellationToken).ConfigureAwait(false);
            }

            return FlushResult.Of(write, told);
        }
        catch (Exception exception)
        {
            return FlushResult.Failed(write, exception);
        }
    }

    /// <summary>Flushes many writes by one call; <see langword="null"/> where it threw, or one of them cannot be read.</summary>
    public async ValueTask<IReadOnlyList<FlushResult>?> TryFlushBatchAsync(
        WriteQueue queue, IReadOnlyList<ClaimedWrite> writes, CancellationToken cancellationToken)
    {
        try
        {
            var told = writes.Select(Told).ToArray();
            var calls = writes.Select(queue.Read).ToArray();
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                using var flush = WriteBehindFlush.Begin(told);
                await queue.FlushBatchAsync(inner.Of(queue, scope.ServiceProvider), calls, cancellationToken).ConfigureAwait(false);
            }

            return [.. writes.Zip(told, FlushResult.Of)];
        }
        catch (Exception)
        {
            // Which write it was is found out one by one, and what it throws then is what counts.
            return null;
        }
    }

    private static FlushedWrite Told(ClaimedWrite write) => new(write.Write.Key, write.Write.Version, write.Attempt);
}
