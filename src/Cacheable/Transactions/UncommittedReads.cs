namespace Cacheable.Transactions;

/// <summary>
/// Decides which reads go past the cache: those inside a transaction that has written. They must see their own write, and what they
/// see must not be kept for others (race 17).
/// </summary>
internal sealed class UncommittedReads(OpenWrites writes, UnitsOfWork units, AmbientTransactions ambient)
{
    /// <summary>Whether a lookup is to be answered by its loader. One number is read while nothing is open.</summary>
    public bool Bypass(CacheScope scope) => writes.Any && IsInside(scope);

    /// <summary>
    /// Whether a load is to be kept from everybody. Inside an ambient transaction always: plain ADO.NET may have written in it, and
    /// nobody has seen it.
    /// </summary>
    public bool BypassLoad(CacheScope scope) => AmbientTransactions.Current is not null || Bypass(scope);

    private bool IsInside(CacheScope scope) => units.HasWritten || ambient.HasWritten || scope.HasWritten;
}
