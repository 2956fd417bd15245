using System.Globalization;
using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Emits the members of a cached method's plan: what was set, and the shape of the value.</summary>
internal static class PlanCode
{
    public static void Emit(SourceWriter writer, CachedBehaviour cached)
    {
        var policy = cached.Policy;
        writer.Lines($"Method = {CodeText.Literal(cached.Method)},");
        Member(writer, "FullName", cached.FullName == cached.Method ? null : CodeText.Literal(cached.FullName));
        writer.Lines($"KeyTemplate = {CodeText.Literal(cached.Key.Template)},");
        writer.Lines($"TimeToLive = {CodeText.Duration(policy.TimeToLive)},");
        Duration(writer, "Jitter", policy.Jitter > TimeSpan.Zero ? policy.Jitter : null);
        Duration(writer, "NegativeTimeToLive", policy.NegativeTimeToLive);
        Duration(writer, "L1TimeToLive", policy.L1TimeToLive);
        Member(writer, "Tiers", policy.Tiers == "All" ? null : $"global::Cacheable.CacheTiers.{policy.Tiers}");
        Switch(writer, "IsQueued", cached.IsQueued);
        Switch(writer, "IsSynchronous", policy.IsSynchronous);
        Member(writer, "Beta", policy.Beta == 0 ? null : policy.Beta.ToString("R", CultureInfo.InvariantCulture));
        Switch(writer, "RefreshInline", policy.RefreshInline);
        Duration(writer, "FailSafe", policy.FailSafe);
        Duration(writer, "SoftTimeout", policy.SoftTimeout);
        Duration(writer, "HardTimeout", policy.HardTimeout);
        Duration(writer, "FailureMemory", policy.FailureMemory);
        Member(writer, "MaxLoads", policy.MaxLoads == 0 ? null : policy.MaxLoads.ToString(CultureInfo.InvariantCulture));
        Member(writer, "Profile", policy.Profile is { } profile ? CodeText.Literal(profile) : null);
        Member(writer, "Serializer", policy.Serializer is { } serializer ? $"typeof({serializer})" : null);
        Member(writer, "Shape", $"0x{cached.Shape:X16}");
    }

    private static void Duration(SourceWriter writer, string name, TimeSpan? duration) =>
        Member(writer, name, duration is { } set ? CodeText.Duration(set) : null);

    private static void Switch(SourceWriter writer, string name, bool isOn) => Member(writer, name, isOn ? "true" : null);

    private static void Member(SourceWriter writer, string name, string? value) =>
        _ = value is null ? writer : writer.Lines($"{name} = {value},");
}
