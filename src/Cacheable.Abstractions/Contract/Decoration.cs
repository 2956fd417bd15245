namespace Cacheable.Contract;

/// <summary>How an annotated interface is decorated: emitted, so that registration reflects on nothing.</summary>
public abstract class Decoration
{
    private protected Decoration(Type serviceType) => ServiceType = serviceType;

    /// <summary>The annotated interface.</summary>
    public Type ServiceType { get; }
}
