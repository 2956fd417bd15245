using Microsoft.Extensions.Logging;

namespace Cacheable.Redis.Tests;

public sealed class RedisTelemetryTests
{
    [Fact]
    public void What_cannot_be_read_is_warned_of_once_and_counted_each_time()
    {
        using var meters = new TestMeters();
        var log = new LevelLog();
        using var telemetry = new RedisTelemetry(meters, log);

        for (var time = 0; time < 3; time++)
        {
            telemetry.UnreadableValue();
            telemetry.UnreadableMessage();
        }

        Assert.Equal([LogLevel.Warning, LogLevel.Warning, LogLevel.Debug, LogLevel.Debug, LogLevel.Debug, LogLevel.Debug], log.Levels);
        Assert.Equal(3, meters.Count("cacheable.redis.unreadable", "value"));
        Assert.Equal(3, meters.Count("cacheable.redis.unreadable", "message"));
    }

    private sealed class LevelLog : ILogger
    {
        public List<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Levels.Add(logLevel);
    }
}
