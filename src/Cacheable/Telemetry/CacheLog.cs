using Microsoft.Extensions.Logging;

namespace Cacheable.Telemetry;

/// <summary>Every line the cache logs. They name the method, the reason and what to do; keys appear at Debug alone.</summary>
internal static partial class CacheLog
{
    [LoggerMessage(1, LogLevel.Warning,
        "L2 ({Tier}) cannot be reached ({Reason}). The application goes on from L1 and the source; invalidations are kept and replayed. Check the server and its address.")]
    public static partial void RemoteTierFails(this ILogger logger, Exception exception, string tier, string reason);

    [LoggerMessage(2, LogLevel.Debug, "L2 ({Tier}) still cannot be reached.")]
    public static partial void RemoteTierStillFails(this ILogger logger, Exception exception, string tier);

    [LoggerMessage(3, LogLevel.Information, "L2 ({Tier}) answers again.")]
    public static partial void RemoteTierAnswersAgain(this ILogger logger, string tier);

    [LoggerMessage(EventId = 4,
        Message = "{Method}: an entry in L2 cannot be read ({Reason}). It counts as a miss and is replaced. Expected for a while after a deployment that changes the type; otherwise another application may share the namespace.")]
    public static partial void PayloadRejected(this ILogger logger, LogLevel level, string method, string reason);

    [LoggerMessage(5, LogLevel.Warning,
        "{Method}: {Serializer} cannot write {ValueType}. Callers get the value, nothing is cached. {Remedy}, or set Tiers = CacheTiers.L1.")]
    public static partial void ValueNotStorable(this ILogger logger, Exception exception, string method, Type serializer, Type valueType, string remedy);

    [LoggerMessage(6, LogLevel.Debug, "{Method}: the fill of {Key} was refused, because an invalidation came between load and fill.")]
    public static partial void FillRefused(this ILogger logger, string method, string key);

    [LoggerMessage(7, LogLevel.Error, "{Method}: filling failed unexpectedly. Callers have their value; this is a defect worth reporting.")]
    public static partial void FillFailed(this ILogger logger, Exception exception, string method);

    [LoggerMessage(8, LogLevel.Warning,
        "{Service} is registered {Count} times, and all its registrations share the entries of its keys: one answers for the other. If they answer differently, give each an interface of its own.")]
    public static partial void RegistrationsShareEntries(this ILogger logger, Type service, int count);

    [LoggerMessage(9, LogLevel.Warning,
        "L2 ({Tier}) has lost invalidations that this instance knew of, or an older state of it was put back. All it holds counts as invalidated from now on; expect misses. Check the server for a restart, a failover, a flush or evicted keys.")]
    public static partial void HistoryDiverged(this ILogger logger, string tier);

    [LoggerMessage(10, LogLevel.Information,
        "L2 ({Tier}) no longer shows all that was invalidated while this instance did not hear of it, or was fenced. L1 starts empty.")]
    public static partial void HistoryRestarted(this ILogger logger, string tier);

    [LoggerMessage(11, LogLevel.Warning,
        "{Method}: which transactions are open in its scope could not be found out, so it invalidates at once and after those that are known. A scope that was disposed while the call went on, for one.")]
    public static partial void ScopeUnknown(this ILogger logger, Exception exception, string method);

    [LoggerMessage(12, LogLevel.Error,
        "{Method}: what was owed after the commit could not be carried out. The write has happened; entries of it may be old until they expire. This is a defect worth reporting.")]
    public static partial void OwedFailed(this ILogger logger, Exception exception, string method);

    [LoggerMessage(13, LogLevel.Warning,
        "{Method}: what it wrote has another key after the call than its arguments gave before, so both are invalidated and neither is replaced. Build the key from what the call does not change.")]
    public static partial void UpdatedAnotherKey(this ILogger logger, string method);

    [LoggerMessage(EventId = 17,
        Message = "{Method}: an early refresh failed. Its entry is given until it ends, then callers load and see what the source says. Said again at Warning once a refresh has succeeded.")]
    public static partial void RefreshFailed(this ILogger logger, LogLevel level, Exception exception, string method);

    [LoggerMessage(14, LogLevel.Warning,
        "{Method}: the key of what it wrote could not be built after the call. The write has happened and the entry of the key from before is invalidated; if the key is another now, its entry may be old until it expires. Build the key from what the call does not change.")]
    public static partial void UpdatedUnknownKey(this ILogger logger, Exception exception, string method);

    [LoggerMessage(15, LogLevel.Warning,
        "L2 ({Tier}) does not answer in time. Lookups no longer wait for it and go to the source; it is asked in the background, three times within an L1 lease. Check the server and the network.")]
    public static partial void LookupsGoPastRemoteTier(this ILogger logger, string tier);

    [LoggerMessage(35, LogLevel.Warning,
        "A callback that a load in the background registered with its cancellation token threw when the application stopped. Everything else stops all the same.")]
    public static partial void CallbackFailed(this ILogger logger, Exception exception);

    [LoggerMessage(30, LogLevel.Warning,
        "{Method}: a payload of {Size} bytes is beyond MaxPayload ({Limit}). Callers get the value, nothing is cached. Return less, or raise CacheableOptions.MaxPayload. Said again once a payload has fitted.")]
    public static partial void PayloadTooLarge(this ILogger logger, string method, int size, int limit);

    [LoggerMessage(31, LogLevel.Warning,
        "{Method}: a load took {Load}, longer than the lease it was made under ({LeaseDuration}), so its value was cached nowhere, and other instances loaded beside it. Make CacheableOptions.LeaseDuration longer than the slowest load.")]
    public static partial void LoadOutlivesLease(this ILogger logger, string method, TimeSpan load, TimeSpan leaseDuration);
}
