using Cacheable.Contract;

namespace Cacheable.Configuration;

/// <summary>The cached methods that configuration may name.</summary>
/// <param name="Plans">Those of the registered interfaces, but for generic ones, which are not known before they are called.</param>
/// <param name="Templates">All of the assemblies that these interfaces are in.</param>
internal sealed record KnownMethods(IReadOnlyList<CachedMethodPlan> Plans, IReadOnlyList<CachedTemplateAttribute> Templates)
{
    /// <summary>The methods of the registered interfaces that only invalidate, update or queue, which configuration may not name.</summary>
    public IReadOnlyList<string> Writes { get; init; } = [];

    public IEnumerable<string> Names =>
        Plans.SelectMany(static plan => new[] { plan.Method, plan.FullName }).Concat(Templates.Select(static template => template.Method));

    public IEnumerable<string> KeyTemplates =>
        Plans.Select(static plan => plan.KeyTemplate).Concat(Templates.Select(static template => template.Template)).Select(TemplateName.Of);

    public IEnumerable<string> Profiles =>
        Plans.Select(static plan => plan.Profile).Concat(Templates.Select(static template => template.Profile)).OfType<string>();
}
