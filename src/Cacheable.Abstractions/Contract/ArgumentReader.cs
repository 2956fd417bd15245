namespace Cacheable.Contract;

/// <summary>Gives the arguments of a queued call back, in the order they were added.</summary>
/// <remarks>Throws for what cannot be read: an older build may have shaped it otherwise. The write is then tried again, and given up in the end.</remarks>
public abstract class ArgumentReader
{
    /// <summary>The next argument.</summary>
    public abstract TValue Next<TValue>();

    /// <summary>The argument that is the entry; <see langword="null"/> where it was.</summary>
    public abstract TValue Entry<TValue>();
}
