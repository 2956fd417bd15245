namespace Cacheable.Settings;

/// <summary>The names of a method's settings: the same in attributes and in configuration.</summary>
internal static class SettingNames
{
    public const string Ttl = "Ttl";
    public const string Jitter = "Jitter";
    public const string Negative = "Negative";
    public const string L1Ttl = "L1Ttl";
    public const string Tiers = "Tiers";
    public const string Beta = "Beta";
    public const string RefreshInline = "RefreshInline";
    public const string FailSafe = "FailSafe";
    public const string SoftTimeout = "SoftTimeout";
    public const string HardTimeout = "HardTimeout";
    public const string FailureMemory = "FailureMemory";
    public const string MaxLoads = "MaxLoads";

    /// <summary>The kill switch. Configuration has it, attributes do not: they would not be written.</summary>
    public const string Enabled = "Enabled";

    /// <summary>Those of which a configuration may say that there is to be none, whatever the attributes say.</summary>
    public static readonly string[] MayBeNone = [Jitter, Negative, L1Ttl, FailSafe, SoftTimeout, HardTimeout, FailureMemory];

    /// <summary>All of them, in the order in which pages list them.</summary>
    public static readonly string[] All =
        [Ttl, Jitter, Negative, L1Ttl, Tiers, Beta, RefreshInline, FailSafe, SoftTimeout, HardTimeout, FailureMemory, MaxLoads, Enabled];
}
