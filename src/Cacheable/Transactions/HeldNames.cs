using Cacheable.Remote;

namespace Cacheable.Transactions;

/// <summary>What a strict commit has held.</summary>
/// <param name="Names">What the transaction owed when its commit began.</param>
/// <param name="Hold">The hold on them.</param>
internal sealed record HeldNames(IReadOnlyList<CacheName> Names, Hold Hold);
