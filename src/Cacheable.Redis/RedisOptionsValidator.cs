using Microsoft.Extensions.Options;

namespace Cacheable.Redis;

/// <summary>Stops the start on options that cannot work. Messages never repeat a connection string: it may hold a password.</summary>
internal sealed class RedisOptionsValidator : IValidateOptions<RedisOptions>
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(1);

    public static void ThrowIfInvalid(RedisOptions options)
    {
        var result = new RedisOptionsValidator().Validate(name: null, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(RedisOptions), result.Failures);
        }
    }

    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrEmpty(options.Namespace) || options.Namespace.Any(c => c is '{' or '}' || char.IsWhiteSpace(c)))
        {
            failures.Add($"{nameof(RedisOptions)}.{nameof(RedisOptions.Namespace)} is '{options.Namespace}': "
                + "write a name without braces and white space, as in \"shop\".");
        }

        if (options.CommandTimeout <= TimeSpan.Zero || options.CommandTimeout > LongestTimeout)
        {
            failures.Add($"{nameof(RedisOptions)}.{nameof(RedisOptions.CommandTimeout)} is {options.CommandTimeout}: "
                + "write a time above zero and of one minute at most, as in TimeSpan.FromMilliseconds(100).");
        }

        if (options.Multiplexer is null && options.Configuration is not { EndPoints.Count: > 0 })
        {
            failures.Add("Redis has no address: "
                + "write UseRedis(\"localhost:6379\"), or set RedisOptions.Configuration or RedisOptions.Multiplexer.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
