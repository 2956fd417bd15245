using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>The application's settings, with what the tier needs of a connection: it fails fast, and notices soon that nobody is there.</summary>
internal static class WatchfulConfiguration
{
    // The client gives a connection up when a command is overdue and nothing was read for four times its timeout. So a
    // subscription that is silent for two seconds is asked, and a half-open one is noticed about five seconds later (race 11).
    private const int KeepAliveSeconds = 2;
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(1);

    private static readonly ConfigurationOptions Untouched = new();

    public static ConfigurationOptions Of(ConfigurationOptions given, TimeSpan commandTimeout)
    {
        var configuration = given.Clone();
        configuration.AbortOnConnectFail = false;
        // A command kept until the server is back would come too late for its caller, and could stand between two others.
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        if (given.KeepAlive == Untouched.KeepAlive)
        {
            configuration.KeepAlive = KeepAliveSeconds;
        }

        if (given.AsyncTimeout == Untouched.AsyncTimeout)
        {
            configuration.AsyncTimeout = (int)Math.Max(ShortestTimeout.TotalMilliseconds, commandTimeout.TotalMilliseconds);
        }

        return configuration;
    }
}
