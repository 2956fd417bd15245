using Microsoft.Extensions.Logging;

namespace Cacheable.Redis.Tests;

/// <summary>Keeps the warnings and errors that are logged.</summary>
internal sealed class WarningLog : ILoggerProvider, ILogger
{
    private readonly List<string> _warnings = [];
    private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_warnings)
            {
                return [.. _warnings];
            }
        }
    }

    /// <summary>The first of them.</summary>
    public Task<string> First => _first.Task;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;

        var warning = formatter(state, exception);
        lock (_warnings)
        {
            _warnings.Add(warning);
        }

        _first.TrySetResult(warning);
    }

    public void Dispose()
    {
    }
}
