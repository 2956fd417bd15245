using Microsoft.Extensions.Logging;

namespace Cacheable.Telemetry;

/// <summary>The log of a part of the engine. A provider of the application may throw: that changes no call's outcome, and the line is lost.</summary>
internal sealed class GuardedLog<TCategory>(ILogger<TCategory> log) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return log.BeginScope(state);
        }
        catch (Exception)
        {
            return null;
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return log.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            log.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // There is nobody to tell: whoever was to hear of it has thrown.
        }
    }
}
