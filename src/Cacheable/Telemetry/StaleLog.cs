using Microsoft.Extensions.Logging;

namespace Cacheable.Telemetry;

/// <summary>The lines of stale values: one when it begins, with what the source threw if it did, one when it has ended.</summary>
internal static partial class StaleLog
{
    [LoggerMessage(40, LogLevel.Warning,
        "{Method}: values past their end are given from now on ({Reason}). None of them was invalidated. Check its source; cacheable.stale counts them.")]
    public static partial void StaleValuesGiven(this ILogger logger, Exception? exception, string method, StaleReason reason);

    [LoggerMessage(41, LogLevel.Information, "{Method}: its source answers again, and no value past its end was given for a while.")]
    public static partial void StaleValuesEnded(this ILogger logger, string method);
}
