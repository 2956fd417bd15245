using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Cacheable.Redis;

/// <summary>The meter <c>Cacheable.Redis</c> and the log. Nothing here names a key.</summary>
internal sealed partial class RedisTelemetry : IDisposable
{
    private const string MeterName = "Cacheable.Redis";

    private readonly Meter? _ownMeter;
    private readonly Counter<long> _roundTrips;
    private readonly Counter<long> _unreadable;
    private readonly ILogger _logger;
    private int _hasWarnedOfValue;
    private int _hasWarnedOfMessage;
    private int _hasWarnedOfOneGroup;

    public RedisTelemetry(IMeterFactory? meters, ILogger logger)
    {
        _logger = logger;
        var meter = meters?.Create(MeterName) ?? (_ownMeter = new Meter(MeterName));
        _roundTrips = meter.CreateCounter<long>(
            "cacheable.redis.round_trips", "{trip}", "Waits for the server. Commands that are sent together count once.");
        _unreadable = meter.CreateCounter<long>(
            "cacheable.redis.unreadable", "{item}", "Values and messages found in Redis that this version cannot read.");
    }

    public void RoundTrip(string command) => _roundTrips.Add(1, new KeyValuePair<string, object?>("command", command));

    public void UnreadableValue()
    {
        _unreadable.Add(1, new KeyValuePair<string, object?>("item", "value"));
        var level = OnceAtWarning(ref _hasWarnedOfValue);
        LogUnreadableValue(_logger, level);
    }

    public void UnreadableMessage()
    {
        _unreadable.Add(1, new KeyValuePair<string, object?>("item", "message"));
        var level = OnceAtWarning(ref _hasWarnedOfMessage);
        LogUnreadableMessage(_logger, level);
    }

    public void OneGroupInCluster()
    {
        if (Interlocked.Exchange(ref _hasWarnedOfOneGroup, 1) == 0)
        {
            LogOneGroupInCluster(_logger);
        }
    }

    public void Dispose() => _ownMeter?.Dispose();

    // Whoever else writes there does it again and again, and one warning says it all.
    private static LogLevel OnceAtWarning(ref int hasWarned) => Interlocked.Exchange(ref hasWarned, 1) == 0 ? LogLevel.Warning : LogLevel.Debug;

    [LoggerMessage(Message =
        "A value in Redis is not in a form this version reads; it counts as a miss. Another application may share the namespace.")]
    private static partial void LogUnreadableValue(ILogger logger, LogLevel level);

    [LoggerMessage(Message =
        "A message on the invalidation channel is not in a form this version reads; it is ignored. Another application may share the namespace.")]
    private static partial void LogUnreadableMessage(ILogger logger, LogLevel level);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Redis is a cluster and RedisOptions.Groups is 1, so all entries lie on one node. Set it to 64 on every instance, with another namespace, to spread them.")]
    private static partial void LogOneGroupInCluster(ILogger logger);
}
