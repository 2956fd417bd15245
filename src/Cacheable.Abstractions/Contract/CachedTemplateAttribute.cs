namespace Cacheable.Contract;

/// <summary>
/// A key template that this assembly caches under, so that the compiler can check invalidations in other assemblies against it.
/// The generator writes it.
/// </summary>
/// <param name="template">The key template, <c>user:&lt;id&gt;:profile</c>; a derived one is spelled out.</param>
/// <param name="method">The cached method, <c>IUserService.GetProfileAsync</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class CachedTemplateAttribute(string template, string method) : Attribute
{
    /// <summary>The key template.</summary>
    public string Template { get; } = template;

    /// <summary>The templates of the entries' tags.</summary>
    public string[] Tags { get; set; } = [];

    /// <summary>The profile of the configuration; <see langword="null"/> for none.</summary>
    public string? Profile { get; set; }

    /// <summary>The cached method.</summary>
    public string Method { get; } = method;
}
