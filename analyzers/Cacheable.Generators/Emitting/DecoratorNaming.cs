using System.Collections.Immutable;
using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>What of an interface its decorator is named by.</summary>
internal sealed record InterfaceNames(string FullName, string Namespace, EquatableArray<string> Names)
{
    public static InterfaceNames Of(InterfaceModel model) => new(model.FullName, model.Namespace, model.Names);
}

/// <summary>The names that one interface got.</summary>
internal sealed record AssignedNames(string FullName, string ClassName, string HintName);

/// <summary>Gives every decorator a class name and a file name that no other has: <c>IFoo</c>, <c>Foo</c> and <c>IFOO</c> may all exist.</summary>
internal static class DecoratorNaming
{
    public static EquatableArray<AssignedNames> Assign(ImmutableArray<InterfaceNames> interfaces)
    {
        // File names may not differ by case alone; class names then do not either.
        var files = new UniqueNames([], StringComparer.OrdinalIgnoreCase);
        var classes = new UniqueNames([], StringComparer.OrdinalIgnoreCase);
        var assigned = interfaces.OrderBy(static one => one.FullName, StringComparer.Ordinal).Select(one =>
        {
            var scope = one.Namespace + ".";
            var className = classes.Take(scope + ClassNameOf(one.Names)).Substring(scope.Length);
            return new AssignedNames(one.FullName, className, files.Take(FileNameOf(one.FullName)) + ".g.cs");
        });
        return assigned.ToEquatableArray();
    }

    public static DecoratorModel Name(InterfaceModel model, EquatableArray<AssignedNames> assigned)
    {
        var names = assigned.First(one => one.FullName == model.FullName);
        return new DecoratorModel(model, names.ClassName, names.HintName);
    }

    private static string ClassNameOf(EquatableArray<string> names)
    {
        var own = names[names.Count - 1];
        var isPrefixed = own.Length > 1 && own[0] == 'I' && char.IsUpper(own[1]);
        var outer = string.Concat(names.Take(names.Count - 1).Select(static name => name + "_"));
        return $"{outer}{(isPrefixed ? own.Substring(1) : own)}Decorator";
    }

    // Shop.IRepository`1 is a fine file name but for the backtick, which some shells read.
    private static string FileNameOf(string fullName) => fullName.Replace('`', '-').Replace("@", string.Empty);
}
