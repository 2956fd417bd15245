namespace Cacheable.Generators.Diagnostics;

/// <summary>The ids, by what they mean. An id is never reused and never changes its meaning.</summary>
internal static class DiagnosticIds
{
    public const string UnknownPlaceholder = "CACHE0101";
    public const string UnreadableMember = "CACHE0102";
    public const string ParameterNotInKey = "CACHE0103";
    public const string UnstableKeyPart = "CACHE0104";
    public const string UnfitFormat = "CACHE0105";
    public const string UnboundedKeyPart = "CACHE0106";
    public const string TouchingPlaceholders = "CACHE0107";
    public const string SecretInKey = "CACHE0108";
    public const string MalformedTemplate = "CACHE0109";

    public const string NothingToCache = "CACHE0201";
    public const string UncacheableParameter = "CACHE0202";
    public const string UnstorableValue = "CACHE0203";
    public const string DeferredSequence = "CACHE0204";
    public const string CachedEntity = "CACHE0206";
    public const string DisposableValue = "CACHE0207";
    public const string UncoveredValue = "CACHE0208";
    public const string SynchronousRemoteCall = "CACHE0209";
    public const string UpdatedValueDoesNotFit = "CACHE0210";

    public const string NoTimeToLive = "CACHE0301";
    public const string MalformedDuration = "CACHE0302";
    public const string ContradictingSettings = "CACHE0303";
    public const string AbsenceNotKept = "CACHE0304";
    public const string AbsenceNeverMet = "CACHE0305";
    public const string CachedCommand = "CACHE0306";
    public const string QueuedCallReturnsValue = "CACHE0307";
    public const string UnstorableArgument = "CACHE0308";
    public const string ContradictingAttributes = "CACHE0309";
    public const string QueuedEntryDoesNotFit = "CACHE0311";
    public const string BatchMethodDoesNotFit = "CACHE0312";

    public const string AttributeWithoutEffect = "CACHE0401";
    public const string SelfCall = "CACHE0402";
    public const string NothingDecorates = "CACHE0403";
    public const string RegisteredTooLate = "CACHE0404";
    public const string CaptiveService = "CACHE0405";
    public const string SharedEntries = "CACHE0406";

    public const string PatternMatchesNothing = "CACHE0501";
    public const string UpdateMatchesNothing = "CACHE0508";
}
