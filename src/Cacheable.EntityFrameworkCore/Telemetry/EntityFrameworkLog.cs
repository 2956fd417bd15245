using Microsoft.Extensions.Logging;

namespace Cacheable.EntityFrameworkCore.Telemetry;

/// <summary>What the adapter logs.</summary>
internal static partial class EntityFrameworkLog
{
    [LoggerMessage(1, LogLevel.Warning, "A transaction that decorated calls wrote in ended where nobody saw it, so its names were invalidated only now. " +
        "Where the connection did not break, it was begun past EF Core: hand it to ICacheTransactions.Begin, and commit through that.")]
    public static partial void EndUnseen(this ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "{Count} rows of the outbox were left by hosts that ended or could not reach L2, and have been invalidated.")]
    public static partial void Replayed(this ILogger logger, int count);

    [LoggerMessage(3, LogLevel.Error, "Row {Row} of the outbox cannot be read, and is left where it is.")]
    public static partial void RowUnreadable(this ILogger logger, Exception exception, Guid row);

    [LoggerMessage(4, LogLevel.Warning, "The outbox of {Context} could not be gone through. The next round tries again.")]
    public static partial void OutboxAway(this ILogger logger, Exception exception, Type context);

    [LoggerMessage(5, LogLevel.Warning, "Whether {Context} has an outbox could not be found out. If it has one, this host replays nothing.")]
    public static partial void OutboxUnknown(this ILogger logger, Exception exception, Type context);
}
