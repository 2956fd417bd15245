using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>The application's settings, with what the tier needs of a connection: it fails fast, and notices soon that nobody is there.</summary>
internal static class WatchfulConfiguration
{
    // A connection on which a command is overdue, and nothing was read for four times this, is given up and made anew.
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(1);

    private static readonly ConfigurationOptions Untouched = new();

    public static ConfigurationOptions Of(ConfigurationOptions given, TimeSpan commandTimeout)
    {
        var configuration = given.Clone();
        configuration.AbortOnConnectFail = false;
        // A command kept until the server is back would come too late for its caller, and could stand between two others.
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        // A right that the client keeps, not the server: how the server keeps queued writes is asked with INFO and CONFIG GET.
        configuration.AllowAdmin = true;
        if (given.AsyncTimeout == Untouched.AsyncTimeout)
        {
            configuration.AsyncTimeout = (int)Math.Max(ShortestTimeout.TotalMilliseconds, commandTimeout.TotalMilliseconds);
        }

        return configuration;
    }
}
