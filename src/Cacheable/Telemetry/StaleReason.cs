namespace Cacheable.Telemetry;

/// <summary>Why a stale value was given.</summary>
internal enum StaleReason
{
    /// <summary>The loader threw, or took longer than its hard timeout.</summary>
    Failed,

    /// <summary>The load takes longer than its callers wait for it, and goes on.</summary>
    SoftTimeout,

    /// <summary>The load failed a moment ago and was not tried again.</summary>
    Remembered,

    /// <summary>As many loads of the method are running as may.</summary>
    Full,
}
