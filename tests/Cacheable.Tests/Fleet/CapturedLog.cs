using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests;

/// <summary>Every line that was logged.</summary>
internal sealed class CapturedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> _lines = new();

    public IEnumerable<string> At(LogLevel level) => _lines.Where(line => line.Level == level).Select(static line => line.Text);

    /// <summary>What each line of a level carries.</summary>
    public IEnumerable<Exception?> ExceptionsAt(LogLevel level) => _lines.Where(line => line.Level == level).Select(static line => line.Exception);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception), exception));

    public void Dispose()
    {
    }
}
