using System.Globalization;

namespace Cacheable.Benchmarks.Hit;

/// <summary>The products and their keys, made once: no contender pays for building a text key.</summary>
internal static class Products
{
    /// <summary>A power of two, so that a loop walks all keys with a mask.</summary>
    public const int Count = 1_024;

    public const int Mask = Count - 1;

    public static Product[] All { get; } =
        [.. Enumerable.Range(0, Count).Select(id => new Product(id, $"Product {id}", id / 100m))];

    public static string[] Keys { get; } =
        [.. Enumerable.Range(0, Count).Select(id => string.Create(CultureInfo.InvariantCulture, $"product:{id}"))];

    public static Dictionary<string, Product> ByCode { get; } = Enumerable.Range(0, Count).ToDictionary(id => Keys[id], id => All[id]);
}
