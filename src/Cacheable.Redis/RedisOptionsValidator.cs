using Microsoft.Extensions.Options;

namespace Cacheable.Redis;

/// <summary>Stops the start on options that cannot work. Messages never repeat a connection string: it may hold a password.</summary>
internal sealed class RedisOptionsValidator : IValidateOptions<RedisOptions>
{
    private const int MostGroups = 1024;

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

        if (options.Groups is < 1 or > MostGroups)
        {
            failures.Add($"{nameof(RedisOptions)}.{nameof(RedisOptions.Groups)} is {options.Groups}: "
                + $"write a number from 1 to {MostGroups}, 1 for one server and 64 for a cluster.");
        }

        CheckTimeout(nameof(RedisOptions.CommandTimeout), options.CommandTimeout, failures);
        CheckTimeout(nameof(RedisOptions.StartTimeout), options.StartTimeout, failures);
        if (options.Multiplexer is null && options.Configuration is not { EndPoints.Count: > 0 })
        {
            failures.Add("Redis has no address: "
                + "write UseRedis(\"localhost:6379\"), or set RedisOptions.Configuration or RedisOptions.Multiplexer.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckTimeout(string option, TimeSpan value, List<string> failures)
    {
        if (value <= TimeSpan.Zero || value > LongestTimeout)
        {
            failures.Add($"{nameof(RedisOptions)}.{option} is {value}: "
                + "write a time above zero and of one minute at most, as in TimeSpan.FromMilliseconds(100).");
        }
    }
}
