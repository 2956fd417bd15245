using System.Collections;
using System.Reflection;

namespace Cacheable.Generators.Tests.Harness;

/// <summary>Walks the objects that a pipeline step keeps alive.</summary>
internal static class ModelGraph
{
    /// <summary>Fails where a compiler's object is reachable: it would keep a whole compilation alive, and never equal its successor.</summary>
    public static void AssertHoldsNoSymbol(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Visit(root, root.GetType().Name);

        void Visit(object? node, string path)
        {
            if (node is null or string || node.GetType().IsPrimitive || node.GetType().IsEnum || !seen.Add(node))
            {
                return;
            }

            var type = node.GetType();
            Assert.False(type.FullName!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{path} is a {type}");
            if (node is IEnumerable elements)
            {
                foreach (var element in elements)
                {
                    Visit(element, path + "[]");
                }
            }

            foreach (var field in FieldsOf(type))
            {
                Visit(field.GetValue(node), $"{path}.{field.Name}");
            }
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type? type) =>
        type is null || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true && !type.IsGenericType
            ? []
            : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Concat(FieldsOf(type.BaseType));
}
