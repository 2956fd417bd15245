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
        var fullNames = new Dictionary<CachedMethodPlan, string>();
        foreach (var decoration in decorations.OfType<ClosedDecoration>())
        {
            var before = plans.Plans.Count;
            decoration.CreateMethods(plans);
            foreach (var plan in plans.Plans.Skip(before))
            {
                fullNames.TryAdd(plan, Above(decoration.ServiceType) + plan.Method);
            }
        }

        var templates = decorations.Select(static decoration => decoration.ServiceType.Assembly).Distinct()
            .SelectMany(static assembly => assembly.GetCustomAttributes<CachedTemplateAttribute>());
        return new KnownMethods(plans.Plans, [.. templates]) { FullNames = fullNames };
    }

    // Its namespace and the types it is nested in: "Shop.Users.".
    private static string Above(Type service)
    {
        var name = (service.IsGenericType ? service.GetGenericTypeDefinition() : service).FullName!;
        return name[..^service.Name.Length].Replace('+', '.');
    }
}
