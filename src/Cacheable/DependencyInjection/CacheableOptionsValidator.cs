using Microsoft.Extensions.Options;

namespace Cacheable.DependencyInjection;

/// <summary>Stops the start over an option that makes no sense, and says what to write.</summary>
internal sealed class CacheableOptionsValidator : IValidateOptions<CacheableOptions>
{
    private const int LeastL1Capacity = 3;

    public ValidateOptionsResult Validate(string? name, CacheableOptions options)
    {
        var failures = new List<string>();
        Require(options.L1Capacity >= LeastL1Capacity, $"L1Capacity is {options.L1Capacity}; write at least {LeastL1Capacity}.");
        Require(options.L1Lease > TimeSpan.Zero, $"L1Lease is {options.L1Lease}; write a positive duration.");
        Require(options.LeaseDuration > TimeSpan.Zero, $"LeaseDuration is {options.LeaseDuration}; write a positive duration, longer than the slowest load.");
        Require(options.InvalidationJournalCapacity > 0, $"InvalidationJournalCapacity is {options.InvalidationJournalCapacity}; write at least 1.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Require(bool condition, string message)
        {
            if (!condition)
            {
                failures.Add($"CacheableOptions.{message}");
            }
        }
    }
}
