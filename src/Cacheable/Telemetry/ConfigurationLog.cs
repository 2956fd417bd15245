using Microsoft.Extensions.Logging;

namespace Cacheable.Telemetry;

/// <summary>What is logged of configuration: what it changes, and what of it cannot be followed.</summary>
internal static partial class ConfigurationLog
{
    [LoggerMessage(40, LogLevel.Information, "{Method}: configuration says {Overrides}.")]
    public static partial void ConfigurationOverrides(this ILogger logger, string method, string overrides);

    [LoggerMessage(41, LogLevel.Warning,
        "Configuration switches the cache off. While it is off every call reaches the source, and writes go on to invalidate.")]
    public static partial void CacheSwitchedOff(this ILogger logger);

    [LoggerMessage(48, LogLevel.Information, "Configuration switches the cache on.")]
    public static partial void CacheSwitchedOn(this ILogger logger);

    [LoggerMessage(49, LogLevel.Warning,
        "The section '{Section}', which UseConfiguration names, holds nothing, and no other is read: no switch and no setting has any effect. Name the section that holds them, or leave UseConfiguration out to read '{Usual}'.")]
    public static partial void NamedSectionIsEmpty(this ILogger logger, string section, string usual);

    [LoggerMessage(42, LogLevel.Error, "The configuration of the cache was loaded again and is wrong, so the former settings go on, and what it switches off is off. {Problems}")]
    public static partial void ConfigurationRefused(this ILogger logger, string problems);

    [LoggerMessage(43, LogLevel.Error, "The configuration of the cache could not be loaded again, so the former settings go on.")]
    public static partial void ConfigurationUnreadable(this ILogger logger, Exception exception);

    [LoggerMessage(44, LogLevel.Error, "{Method}: configuration does not fit this method, so its attributes hold. {Problems}")]
    public static partial void ConfigurationDoesNotFit(this ILogger logger, string method, string problems);

    [LoggerMessage(45, LogLevel.Warning, "Configuration has changed {Options}, which takes effect when the application starts again.")]
    public static partial void OptionsNeedAStart(this ILogger logger, string options);

    [LoggerMessage(46, LogLevel.Warning,
        "Configuration says nothing of the cache any more. A file that is missing or broken reads the same, so the former settings go on; any setting ends them, Enabled = true for one.")]
    public static partial void ConfigurationGone(this ILogger logger);

    [LoggerMessage(47, LogLevel.Error, "An L1 could not be emptied after configuration allowed less; its entries stay until their end.")]
    public static partial void NotEmptied(this ILogger logger, Exception exception);
}
