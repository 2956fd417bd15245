using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Reads a connection string, and says what to write instead without repeating it: it may hold a password.</summary>
internal static class ConnectionString
{
    private const string Advice =
        "Write host:port and options after commas, as in \"localhost:6379\" or \"cache.example.com:6380,ssl=true,password=...\".";

    public static ConfigurationOptions Parse(string configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration))
        {
            throw new ArgumentException($"The Redis connection string is empty. {Advice}", nameof(configuration));
        }

        if (configuration.Contains("://", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The Redis connection string is a URI. {Advice}", nameof(configuration));
        }

        ConfigurationOptions? options = null;
        try
        {
            options = ConfigurationOptions.Parse(configuration);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            // Not kept as the inner exception: its message quotes the part that it could not read.
        }

        return options is { EndPoints.Count: > 0 }
            ? options
            : throw new ArgumentException($"The Redis connection string cannot be read. {Advice}", nameof(configuration));
    }
}
