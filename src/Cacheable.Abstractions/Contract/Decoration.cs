namespace Cacheable.Contract;

/// <summary>How an annotated interface is decorated: emitted, so that registration reflects on nothing.</summary>
public abstract class Decoration
{
    private protected Decoration(Type serviceType) => ServiceType = serviceType;

    /// <summary>The annotated interface.</summary>
    public Type ServiceType { get; }

    /// <summary>The class that holds its methods, with a <see cref="CachedTemplateAttribute"/> for each cached one.</summary>
    internal abstract Type Holder { get; }
}
