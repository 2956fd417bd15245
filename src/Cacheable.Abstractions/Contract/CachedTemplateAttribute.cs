namespace Cacheable.Contract;

/// <summary>
/// A key template that an interface caches under, so that the compiler can check invalidations in other assemblies against it, and configuration
/// be checked before the method is called. The generator writes it at the class that holds the interface's methods: attributes of an assembly are
/// bound after each keystroke.
/// </summary>
/// <param name="template">The key template, <c>user:&lt;id&gt;:profile</c>; a derived one is spelled out.</param>
/// <param name="method">The cached method, <c>IUserService.GetProfileAsync</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
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
