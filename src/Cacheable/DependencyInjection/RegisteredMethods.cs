using System.Reflection;
using Cacheable.Configuration;
using Cacheable.Contract;

namespace Cacheable.DependencyInjection;

/// <summary>Finds the cached methods of the registered interfaces, without making one.</summary>
internal static class RegisteredMethods
{
    public static KnownMethods Of(RegisteredServices services)
    {
        var decorations = services.All
            .Where(static descriptor => descriptor is DecoratorDescriptor)
            .Select(static descriptor => DecorationCatalog.TryGet(descriptor.ServiceType, out var decoration) ? decoration : null)
            .OfType<Decoration>()
            .Distinct()
            .ToList();
        var plans = new PlanReader();
        foreach (var decoration in decorations.OfType<ClosedDecoration>())
        {
            decoration.CreateMethods(plans);
        }

        var templates = decorations.Select(static decoration => decoration.ServiceType.Assembly).Distinct()
            .SelectMany(DecorationCatalog.Of)
            .SelectMany(static decoration => decoration.Holder.GetCustomAttributes<CachedTemplateAttribute>());
        return new KnownMethods(plans.Plans, [.. templates]) { Writes = plans.Writes };
    }
}
