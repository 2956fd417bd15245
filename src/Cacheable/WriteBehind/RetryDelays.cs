using Microsoft.Extensions.Options;

namespace Cacheable.WriteBehind;

/// <summary>How long a write waits after a failure: twice as long each time up to a limit, and a random part of it less, so that what failed together does not come back together.</summary>
internal sealed class RetryDelays(RandomSource random, IOptions<CacheableOptions> options)
{
    private const int MostDoublings = 30;
    private const double Jitter = 0.5;

    private readonly WriteBehindOptions _options = options.Value.WriteBehind;

    /// <param name="attempt">The attempt that failed, from one.</param>
    public TimeSpan After(int attempt)
    {
        var delay = _options.FirstRetry * Math.Pow(2, Math.Clamp(attempt - 1, 0, MostDoublings));
        return (delay < _options.LongestRetry ? delay : _options.LongestRetry) * (1 - (Jitter * random.NextDouble()));
    }
}
