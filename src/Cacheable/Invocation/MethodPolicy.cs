namespace Cacheable.Invocation;

/// <summary>The policy of one method. Hits do not read it.</summary>
internal sealed class MethodPolicy(EntryPolicy initial)
{
    public EntryPolicy Current { get; } = initial;
}
