using Cacheable.Transactions;

namespace Cacheable.EntityFrameworkCore.Observation;

/// <summary>Strict mode: the write of a context that commits by itself, held from before it is sent until its outcome is known.</summary>
internal sealed class StrictWrite(ICacheTransactionTracker tracker)
{
    private CacheTransaction? _running;

    /// <summary>Begins unless one runs: the commands of a save are one write.</summary>
    /// <exception cref="CacheHoldException">The hold could not be placed: the write must not be sent.</exception>
    public async ValueTask BeginAsync(CacheTransaction? unsaved, CancellationToken cancellationToken)
    {
        if (_running is not null || tracker.StrictWriteOutside() is not { } write)
        {
            return;
        }

        _running = write;
        unsaved?.CopyTo(write);
        write.SawWrite();
        try
        {
            await write.CommittingAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await EndAsync(CacheTransactionOutcome.RolledBack).ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask EndAsync(CacheTransactionOutcome outcome)
    {
        if (Interlocked.Exchange(ref _running, null) is { } ended)
        {
            await ended.EndedAsync(outcome).ConfigureAwait(false);
        }
    }
}
