using Microsoft.Extensions.Logging;

namespace Cacheable.EntityFrameworkCore.Telemetry;

/// <summary>What the adapter logs.</summary>
internal static partial class EntityFrameworkLog
{
    [LoggerMessage(1, LogLevel.Warning, "A transaction that decorated calls wrote in ended where nobody saw it, so its names were invalidated only now. " +
        "Where the connection did not break, it was begun past EF Core: hand it to ICacheTransactions.Begin, and commit through that.")]
    public static partial void EndUnseen(this ILogger logger);
}
