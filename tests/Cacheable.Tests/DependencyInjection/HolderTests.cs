using System.CodeDom.Compiler;
using System.Reflection;
using Cacheable.Contract;
using Cacheable.DependencyInjection;

namespace Cacheable.Tests.DependencyInjection;

/// <summary>
/// The plans of an interface are read by an engine that hands out nothing. That is sound as long as a holder only keeps what it is given.
/// </summary>
public sealed class HolderTests
{
    private static readonly Type[] Cached = [typeof(CachedMethod<,>), typeof(CachedTaskMethod<,>)];

    [Fact]
    public void Every_generated_holder_gives_its_plans_and_calls_nothing_of_what_it_is_given()
    {
        var decorations = typeof(HolderTests).Assembly.GetTypes()
            .Where(static type => type.IsInterface)
            .Select(static type => DecorationCatalog.TryGet(type, out var decoration) ? decoration : null)
            .OfType<ClosedDecoration>()
            .Where(static decoration => decoration.CreateMethods(new PlanReader()).GetType().DeclaringType?.IsDefined(typeof(GeneratedCodeAttribute)) is true)
            .ToList();

        Assert.InRange(decorations.Count, 5, int.MaxValue);
        Assert.All(decorations, static decoration =>
        {
            var plans = new PlanReader();
            var holder = decoration.CreateMethods(plans);
            var methods = holder.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public);

            Assert.All(methods.Where(static field => field.FieldType != typeof(ClosedMethods)), field => Assert.Null(field.GetValue(holder)));
            Assert.Equal(methods.Count(static field => field.FieldType.IsGenericType && Cached.Contains(field.FieldType.GetGenericTypeDefinition())), plans.Plans.Count);
            Assert.All(plans.Plans, plan => Assert.StartsWith(decoration.ServiceType.FullName!.Replace('+', '.') + ".", plan.FullName, StringComparison.Ordinal));
        });
    }
}
