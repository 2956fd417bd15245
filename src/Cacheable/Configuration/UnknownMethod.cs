using Cacheable.Settings;

namespace Cacheable.Configuration;

/// <summary>What is said of a method that is not cached: which one was meant, or why there is none.</summary>
internal static class UnknownMethod
{
    private const string Async = "Async";

    // Its calls bring their settings along, and metrics name them as methods.
    private const string ByHand = nameof(ICache) + ".";

    /// <summary>What is wrong and what to write.</summary>
    /// <param name="section">Where it is named.</param>
    /// <param name="name">The name.</param>
    /// <param name="known">The methods that may be named.</param>
    public static string ProblemOf(SettingsSection section, string name, KnownMethods known)
    {
        var names = known.Names.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var above = section.Path[..^name.Length];
        var first = names.Find(other => other.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase));
        return $"{section.Path}: " + (
            first is not null ? $"no setting holds for all methods of an interface; name one, as in '{above}{first}', or the profile of its [CacheDefaults]."
            : known.Writes.Any(write => IsNamed(name, write)) ? "it invalidates and is not cached, and there is no switch for invalidations; remove it."
            : name.StartsWith(ByHand, StringComparison.OrdinalIgnoreCase) ? "the cache by hand has no settings here, because each call says its own; switch it off with all by Enabled, or remove it."
            : Meant(name, names) is { } meant ? $"no method is cached here under that name; write '{above}{meant}', or remove it."
            : "no method is cached here under that name; remove it.");
    }

    // A generic method has no name with a namespace, and no method has one without its interface.
    private static string? Meant(string name, List<string> names) =>
        names.Find(other => IsNamed(name, other) || IsNamed(other, name)) ?? (
        name.LastIndexOf('.') is var end and > 0 && OwnerOf(name[..end], names) is { } owner
            ? MethodOf(name[(end + 1)..], owner, names)
            : NearestName.To(name, names));

    // Each part for itself: what two names share as methods of one interface brings them no nearer.
    private static string? OwnerOf(string written, List<string> names)
    {
        var owners = names.Select(static name => name[..Math.Max(0, name.LastIndexOf('.'))]).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return owners.Find(owner => owner.Equals(written, StringComparison.OrdinalIgnoreCase)) ?? NearestName.To(written, owners);
    }

    private static string? MethodOf(string written, string owner, List<string> names)
    {
        var methods = names.Where(name => name.LastIndexOf('.') == owner.Length && name.StartsWith(owner, StringComparison.OrdinalIgnoreCase)).ToLookup(name => WithoutAsync(name[(owner.Length + 1)..]));
        return NearestName.To(WithoutAsync(written), methods.Select(static method => method.Key)) is { } nearest ? methods[nearest].First() : null;
    }

    private static string WithoutAsync(string method) => method.EndsWith(Async, StringComparison.OrdinalIgnoreCase) ? method[..^Async.Length] : method;

    private static bool IsNamed(string name, string method) =>
        name.Equals(method, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + method, StringComparison.OrdinalIgnoreCase);
}
