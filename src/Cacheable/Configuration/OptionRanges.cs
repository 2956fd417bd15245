using Microsoft.Extensions.Options;

namespace Cacheable.Configuration;

/// <summary>Whether what configuration says now of the whole cache is in range, together with what code sets: the start that it is meant for would fail.</summary>
internal sealed class OptionRanges(IOptionsFactory<CacheableOptions> factory)
{
    /// <summary>What is out of range, each with its path and what to write.</summary>
    public IEnumerable<string> Problems()
    {
        try
        {
            factory.Create(Options.DefaultName);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }
}
