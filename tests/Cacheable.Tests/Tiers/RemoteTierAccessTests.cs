using Cacheable.Telemetry;
using Cacheable.Testing;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Tiers;

/// <summary>The lines of an outage: the last one says how it is.</summary>
public sealed class RemoteTierAccessTests : IDisposable
{
    private readonly CacheMetrics _metrics = new(factory: null);
    private readonly SlowLog _log = new();
    private readonly RemoteTierAccess _access;

    public RemoteTierAccessTests() =>
        _access = new RemoteTierAccess(new InMemoryRemoteStore(TimeProvider.System).Connect(), _metrics, new GuardedLog<RemoteTierAccess>(_log));

    [Fact]
    public void An_answer_that_comes_while_the_failure_is_told_is_told_after_it()
    {
        _log.Meanwhile = () => _access.Succeeded(RemoteWork.Lookup);

        _access.Failed(RemoteWork.Lookup, new TimeoutException("no answer"));

        Assert.Collection(_log.Lines, Contains("cannot be reached (no answer)"), Contains("answers again"));
    }

    [Fact]
    public void An_answer_that_comes_while_the_silence_is_told_is_told_after_it()
    {
        _access.Failed(RemoteWork.Lookup, new TimeoutException());
        _log.Meanwhile = () =>
        {
            _access.Mended();
            _access.Succeeded(RemoteWork.Lookup);
        };

        _access.Broke();

        Assert.Collection(_log.Lines, Contains("cannot be reached"), Contains("Lookups no longer wait"), Contains("answers again"));
    }

    [Fact]
    public void A_failure_that_comes_while_the_answer_is_told_is_told_after_it()
    {
        _access.Failed(RemoteWork.Lookup, new TimeoutException());
        _log.Meanwhile = () => _access.Failed(RemoteWork.Sync, new TimeoutException("again"));

        _access.Succeeded(RemoteWork.Lookup);

        Assert.Collection(_log.Lines, Contains("cannot be reached"), Contains("answers again"), Contains("cannot be reached (again)"));
    }

    [Fact]
    public void It_answers_again_when_everything_does()
    {
        _access.Failed(RemoteWork.Lookup, new TimeoutException());
        _access.Failed(RemoteWork.Sync, new TimeoutException());
        _access.Broke();

        _access.Succeeded(RemoteWork.Lookup);
        _access.Succeeded(RemoteWork.Sync);
        Assert.DoesNotContain(_log.Lines, static line => line.Contains("answers again", StringComparison.Ordinal));

        _access.Mended();
        Assert.Contains("answers again", _log.Lines[^1], StringComparison.Ordinal);
    }

    public void Dispose() => _metrics.Dispose();

    private static Action<string> Contains(string text) => line => Assert.Contains(text, line, StringComparison.Ordinal);

    /// <summary>Something happens before its next line is written.</summary>
    private sealed class SlowLog : ILogger<RemoteTierAccess>
    {
        public Action? Meanwhile { get; set; }

        /// <summary>Those of an operator, who does not read Debug.</summary>
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel > LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var meanwhile = Meanwhile;
            Meanwhile = null;
            meanwhile?.Invoke();
            Lines.Add(formatter(state, exception));
        }
    }
}
