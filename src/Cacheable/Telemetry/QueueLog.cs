using Microsoft.Extensions.Logging;

namespace Cacheable.Telemetry;

/// <summary>What the flushing of queued writes logs. Keys appear at Debug alone.</summary>
internal static partial class QueueLog
{
    [LoggerMessage(100, LogLevel.Warning,
        "Whether L2 ({Tier}) keeps queued writes as declared ({Durability}) could not be checked: {Reason}")]
    public static partial void DurabilityUnknown(this ILogger logger, string tier, object durability, string reason);

    [LoggerMessage(101, LogLevel.Error,
        "L2 ({Tier}) does not keep queued writes as declared ({Durability}), so accepted writes can be lost. {Advice}")]
    public static partial void DurabilityNotMet(this ILogger logger, string tier, object durability, string advice);

    [LoggerMessage(102, LogLevel.Warning,
        "{Method}: {Count} queued writes could not be flushed and are tried again. Until they can, readers of their keys see them and the source does not.")]
    public static partial void FlushFailed(this ILogger logger, Exception? exception, string method, int count);

    [LoggerMessage(103, LogLevel.Debug, "{Method}: {Count} queued writes could not be flushed again.")]
    public static partial void FlushFailsStill(this ILogger logger, Exception? exception, string method, int count);

    [LoggerMessage(104, LogLevel.Error,
        "{Method}: a queued write was given up after {Attempts} attempts and lies among the dead letters. Look at it with IWriteBehindDeadLetters, then replay or discard it.")]
    public static partial void DeadLettered(this ILogger logger, Exception? exception, string method, int attempts);

    [LoggerMessage(105, LogLevel.Debug, "{Method}: the write of {Key} with version {Version} was given up: {Error}")]
    public static partial void DeadLetterIs(this ILogger logger, string method, string? key, long version, string error);

    [LoggerMessage(106, LogLevel.Error, "{Method}: {Handler} threw over a dead letter. The letter is kept.")]
    public static partial void DeadLetterHandlerFailed(this ILogger logger, Exception exception, string method, Type handler);

    [LoggerMessage(107, LogLevel.Warning,
        "{Method}: flushing a batch took {Elapsed}, longer than WriteBehindOptions.ClaimDuration of {ClaimDuration}, so another instance may have flushed it too. Lengthen it, or lower BatchSize.")]
    public static partial void ClaimOutlived(this ILogger logger, string method, TimeSpan elapsed, TimeSpan claimDuration);

    [LoggerMessage(108, LogLevel.Warning,
        "{Method}: what became of a flushed batch could not be told to L2. When its claim ends, it is flushed again.")]
    public static partial void AnswerFailed(this ILogger logger, Exception exception, string method);

    [LoggerMessage(109, LogLevel.Information,
        "{Method}: {Count} queued writes are left in L2. Another instance flushes them, or this one when it starts again.")]
    public static partial void LeftInQueue(this ILogger logger, string method, long count);

    [LoggerMessage(110, LogLevel.Warning, "{Method}: how many queued writes are left in L2 could not be asked.")]
    public static partial void LeftUnknown(this ILogger logger, Exception exception, string method);

    [LoggerMessage(111, LogLevel.Error, "{Method}: flushing failed unexpectedly and goes on. This is a defect worth reporting.")]
    public static partial void WorkerFailed(this ILogger logger, Exception exception, string method);
}
