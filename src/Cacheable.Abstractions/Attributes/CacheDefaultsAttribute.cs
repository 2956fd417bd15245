namespace Cacheable;

/// <summary>
/// What every <see cref="CachedAttribute"/> of an interface or an assembly means where it says nothing itself. A method's own
/// setting comes first, then its interface's, then its assembly's.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Assembly)]
public sealed class CacheDefaultsAttribute : Attribute
{
    /// <inheritdoc cref="CachedAttribute.Ttl"/>
    public string? Ttl { get; set; }

    /// <inheritdoc cref="CachedAttribute.Jitter"/>
    public string? Jitter { get; set; }

    /// <summary>How long absence is cached, for the methods whose result can be <see langword="null"/>.</summary>
    public string? Negative { get; set; }

    /// <inheritdoc cref="CachedAttribute.L1Ttl"/>
    public string? L1Ttl { get; set; }

    /// <inheritdoc cref="CachedAttribute.Beta"/>
    public double Beta { get; set; }

    /// <inheritdoc cref="CachedAttribute.FailSafe"/>
    public string? FailSafe { get; set; }

    /// <inheritdoc cref="CachedAttribute.SoftTimeout"/>
    public string? SoftTimeout { get; set; }

    /// <inheritdoc cref="CachedAttribute.HardTimeout"/>
    public string? HardTimeout { get; set; }

    /// <inheritdoc cref="CachedAttribute.FailureMemory"/>
    public string? FailureMemory { get; set; }

    /// <inheritdoc cref="CachedAttribute.Profile"/>
    public string? Profile { get; set; }
}
