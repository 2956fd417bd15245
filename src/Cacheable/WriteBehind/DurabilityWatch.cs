using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.WriteBehind;

/// <summary>Asks whether the store keeps queued writes as declared: when the host starts, and again after the store was away, because another server may have come back.</summary>
internal sealed class DurabilityWatch(RemoteTierAccess remote, IOptions<CacheableOptions> options, ILogger<WriteBehindWorker> logger)
{
    private readonly WriteBehindDurability _declared = options.Value.WriteBehind.Durability;
    private int _inDoubt;

    /// <exception cref="InvalidOperationException">The store is weaker than declared.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var check = await CheckAsync(cancellationToken).ConfigureAwait(false);
        if (check is { IsMet: false })
        {
            throw new InvalidOperationException(
                $"L2 ({remote.Tier!.Name}) does not keep queued writes as {nameof(WriteBehindOptions)}.{nameof(WriteBehindOptions.Durability)} declares ({_declared}). {check.Advice}");
        }

        Warn(check);
    }

    /// <summary>The store did not answer.</summary>
    public void Doubt() => Volatile.Write(ref _inDoubt, 1);

    /// <summary>The store answers.</summary>
    public async ValueTask ConfirmAsync()
    {
        if (Volatile.Read(ref _inDoubt) == 0 || Interlocked.Exchange(ref _inDoubt, 0) == 0)
        {
            return;
        }

        var check = await CheckAsync(CancellationToken.None).ConfigureAwait(false);
        if (check is { IsMet: false })
        {
            logger.DurabilityNotMet(remote.Tier!.Name, _declared, check.Advice ?? string.Empty);
        }
    }

    private async ValueTask<DurabilityCheck> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await remote.Tier!.WriteBehind!.CheckDurabilityAsync(_declared, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // An application starts without L2 as well, and is told once it answers.
            Doubt();
            return DurabilityCheck.Unknown(exception.Message);
        }
    }

    private void Warn(DurabilityCheck check)
    {
        if (check.IsMet is null)
        {
            logger.DurabilityUnknown(remote.Tier!.Name, _declared, check.Advice ?? string.Empty);
        }
    }
}
