using System.ComponentModel;

namespace Cacheable.Benchmarks.Hit;

/// <summary>What every contender reads. The attribute is how HybridCache is told that it may share the instance.</summary>
[ImmutableObject(true)]
internal sealed record Product(int Id, string Name, decimal Price);

/// <summary>The same without the attribute: HybridCache deserializes it on every hit.</summary>
internal sealed record PlainProduct(int Id, string Name, decimal Price);
