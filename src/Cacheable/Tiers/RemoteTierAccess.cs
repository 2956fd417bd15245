using Cacheable.Remote;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tiers;

/// <summary>The remote tier, where one is configured, and whether it answers. It says so once when that changes, not at every call.</summary>
internal sealed class RemoteTierAccess(IRemoteTier? tier, CacheMetrics metrics, GuardedLog<RemoteTierAccess> logger)
{
    private int _failing;
    private int _broken;
    private Exception? _failure;
    private int _isTelling;

    // Of whoever tells.
    private bool _toldFailure;
    private bool _toldSilence;

    /// <summary>The remote tier; <see langword="null"/> where L1 stands alone.</summary>
    public IRemoteTier? Tier { get; } = tier;

    /// <summary>The tier has done <paramref name="work"/>.</summary>
    public void Succeeded(RemoteWork work)
    {
        // Read first: a hit of L2 must not write to memory that all threads share.
        if ((Volatile.Read(ref _failing) & (int)work) != 0)
        {
            Interlocked.And(ref _failing, ~(int)work);
            Tell();
        }
    }

    /// <summary>Lookups go past a group of the tier, because it is silent.</summary>
    public void Broke()
    {
        Interlocked.Increment(ref _broken);
        Tell();
    }

    /// <summary>A group that was silent has answered.</summary>
    public void Mended()
    {
        Interlocked.Decrement(ref _broken);
        Tell();
    }

    /// <summary>The tier could not be reached for <paramref name="work"/>, or answered with an error.</summary>
    public void Failed(RemoteWork work, Exception exception)
    {
        metrics.RemoteFailures.Increment();
        Volatile.Write(ref _failure, exception);
        if (Interlocked.Or(ref _failing, (int)work) == 0)
        {
            Tell();
        }
        else
        {
            logger.RemoteTierStillFails(exception, Tier!.Name);
        }
    }

    private bool IsFailing => Volatile.Read(ref _failing) != 0;

    private bool IsSilent => Volatile.Read(ref _broken) > 0;

    // One at a time, and whoever tells looks again before it leaves: a line is written after what it says has changed, and between the two
    // another thread may change it back and tell that first. Nobody waits for a log.
    private void Tell()
    {
        bool isFailing, isSilent;
        do
        {
            if (Interlocked.Exchange(ref _isTelling, 1) == 1)
            {
                return;
            }

            (isFailing, isSilent) = (IsFailing, IsSilent);
            Tell(isFailing, isSilent);
            Interlocked.Exchange(ref _isTelling, 0);
        }
        while (isFailing != IsFailing || isSilent != IsSilent);
    }

    private void Tell(bool isFailing, bool isSilent)
    {
        if (isFailing && !_toldFailure)
        {
            _toldFailure = true;
            var failure = Volatile.Read(ref _failure)!;
            logger.RemoteTierFails(failure, Tier!.Name, failure.Message);
        }

        if (isSilent && !_toldSilence)
        {
            logger.LookupsGoPastRemoteTier(Tier!.Name);
        }

        if (!isFailing && !isSilent && (_toldFailure || _toldSilence))
        {
            _toldFailure = false;
            logger.RemoteTierAnswersAgain(Tier!.Name);
        }

        _toldSilence = isSilent;
    }
}
