using Cacheable.Configuration;
using Cacheable.Contract;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation.Policies;

/// <summary>
/// The policies of all methods: what their attributes say, and over it what configuration says. A configuration that is wrong stops the
/// engine from being made, and with it the host from starting; one that is loaded later and is wrong is refused, but for what it switches off.
/// </summary>
internal sealed class MethodPolicies : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CachedMethodPlan, MethodPolicy> _policies = [];
    private readonly Dictionary<CachedMethodPlan, string> _misfits = [];
    private readonly ConfigurationSource _source;
    private readonly KnownMethods _known;
    private readonly OptionRanges _ranges;
    private readonly ILogger _logger;
    private readonly IDisposable? _subscription;
    private readonly IReadOnlyDictionary<string, string> _running;
    private MethodOverrides _overrides;
    private string _read;

    // What was loaded last and is wrong: it may still switch off, which is safe whatever else it says.
    private MethodOverrides? _refused;

    /// <exception cref="InvalidOperationException">The configuration is wrong; the message says where and what to write.</exception>
    public MethodPolicies(ConfigurationSource source, KnownMethods known, OptionRanges ranges, GuardedLog<MethodPolicies> logger)
    {
        (_source, _known, _ranges, _logger) = (source, known, ranges, logger);
        lock (_lock)
        {
            // Before it is read: a change that comes between is read once more.
            _subscription = source.OnChange(Reload);
            _overrides = new MethodOverrides(source.Read());
            (_running, _read) = (_overrides.Settings.Options, _overrides.Settings.Content);
            var problems = ConfigurationCheck.ProblemsOf(_overrides, known);
            if (problems.Count > 0)
            {
                _subscription?.Dispose();
                throw new InvalidOperationException($"The configuration of the cache is wrong.{string.Concat(problems.Select(static problem => "\n  " + problem))}");
            }

            ByHand = new MethodPolicy(EntryPolicy.ByHand(IsEnabled));
            TellOfNothing();
            Tell(before: new MethodOverrides(ConfiguredSettings.None), wasEnabled: true);
        }
    }

    /// <summary>What holds for the cache by hand, whose policies come with its calls: whether it is read.</summary>
    public MethodPolicy ByHand { get; }

    /// <summary>The policy of a method; the same for every plan that says the same.</summary>
    public MethodPolicy Of(CachedMethodPlan plan)
    {
        lock (_lock)
        {
            if (!_policies.TryGetValue(plan, out var policy))
            {
                _policies[plan] = policy = new MethodPolicy(Next(plan));
            }

            return policy;
        }
    }

    private bool IsEnabled => _overrides.Settings.IsEnabled && _refused?.Settings.IsEnabled is not false;

    public void Dispose() => _subscription?.Dispose();

    // A generic method is not known when the application starts. Its callers are not the ones to be told, nor do its contradictions refuse what holds for others.
    private EntryPolicy Next(CachedMethodPlan plan)
    {
        var problems = new List<string>();
        var configured = _overrides.Of(plan, problems);
        TellOfMisfit(plan, string.Join(' ', problems));
        return EntryPolicy.Of(problems.Count > 0 ? plan : configured.Plan) with { IsEnabled = configured.IsEnabled && _refused?.Of(plan, []).IsEnabled is not false };
    }

    // Once for what it says: a reload that leaves it as it is has nothing new to tell.
    private void TellOfMisfit(CachedMethodPlan plan, string problems)
    {
        if (problems.Length > 0 && _misfits.GetValueOrDefault(plan) != problems)
        {
            _logger.ConfigurationDoesNotFit(plan.Method, problems);
        }

        _misfits[plan] = problems;
    }

    private void Reload()
    {
        lock (_lock)
        {
            try
            {
                // A file that was written once is often told of twice: nothing new is nothing to tell.
                var settings = _source.Read();
                if (settings.Content != _read)
                {
                    Take(new MethodOverrides(settings));
                    _read = settings.Content;
                }
            }
            catch (Exception exception)
            {
                // Whoever loads configuration again, a watcher of files for one, must not hear of it as a failure of its own.
                _logger.ConfigurationUnreadable(exception);
            }
        }
    }

    private void Take(MethodOverrides next)
    {
        if (next.Settings.IsEmpty)
        {
            // A file is missing for a moment while it is replaced, and a broken one reads as nothing: neither may lift a kill switch.
            if (!_overrides.Settings.IsEmpty || _refused is not null)
            {
                _logger.ConfigurationGone();
            }

            return;
        }

        var (before, wasEnabled) = (_overrides, IsEnabled);
        List<string> problems = [.. ConfigurationCheck.ProblemsOf(next, _known).Union(ChangedOptions(before, next).Count > 0 ? _ranges.Problems() : [])];
        if (problems.Count > 0)
        {
            _logger.ConfigurationRefused(string.Join(' ', problems));
            _refused = next;
        }
        else
        {
            (_overrides, _refused) = (next, null);
        }

        ReplaceAll();
        Tell(before, wasEnabled);
        TellOfOptions(before);
    }

    // All are others before the first L1 is emptied: an L1 that cannot be emptied leaves no method under the former settings.
    private void ReplaceAll()
    {
        List<(MethodPolicy Policy, EntryPolicy Next)> all = [.. _policies.Select(pair => (pair.Value, Next(pair.Key))), (ByHand, EntryPolicy.ByHand(IsEnabled))];
        foreach (var policy in all.Where(static pair => pair.Policy.Replace(pair.Next)).Select(static pair => pair.Policy).ToList())
        {
            policy.Empty(_logger.NotEmptied);
        }
    }

    // What is asked for by name and is not there is most likely misspelt, and with it the switch that somebody will look for.
    private void TellOfNothing()
    {
        if (_source.Named is { } section && _overrides.Settings.IsEmpty)
        {
            _logger.NamedSectionIsEmpty(section, ConfigurationSource.SectionName);
        }
    }

    // One line for each method whose settings are others now; methods of equal names that have the same settings are told as one.
    private void Tell(MethodOverrides before, bool wasEnabled)
    {
        if (wasEnabled && !IsEnabled)
        {
            _logger.CacheSwitchedOff();
        }
        else if (!wasEnabled && IsEnabled)
        {
            _logger.CacheSwitchedOn();
        }

        var told = new HashSet<(string, string)>();
        foreach (var plan in _known.Plans.Concat(_policies.Keys).DistinctBy(static plan => (plan.FullName, plan.KeyTemplate)))
        {
            var (old, now) = (before.Of(plan, []), _overrides.Of(plan, []));
            if (old.Overrides != now.Overrides && told.Add((plan.Method, now.Overrides)))
            {
                _logger.ConfigurationOverrides(plan.Method, now.Overrides.Length == 0 ? "nothing any more" : now.Overrides);
            }
        }
    }

    // What is again as the application was started with needs no other start.
    private void TellOfOptions(MethodOverrides before)
    {
        var options = _overrides.Settings.Options;
        var changed = ChangedOptions(before, _overrides).FindAll(name => _running.GetValueOrDefault(name) != options.GetValueOrDefault(name));
        if (changed.Count > 0)
        {
            _logger.OptionsNeedAStart(string.Join(", ", changed));
        }
    }

    private static List<string> ChangedOptions(MethodOverrides before, MethodOverrides next)
    {
        var (set, options) = (before.Settings.Options, next.Settings.Options);
        return [.. set.Keys.Union(options.Keys, StringComparer.OrdinalIgnoreCase).Where(name => set.GetValueOrDefault(name) != options.GetValueOrDefault(name))];
    }
}
