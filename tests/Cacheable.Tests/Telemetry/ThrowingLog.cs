using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Telemetry;

/// <summary>A log that throws at every line.</summary>
internal sealed class ThrowingLog : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        throw new InvalidOperationException("the log is full");

    public void Dispose()
    {
    }
}
