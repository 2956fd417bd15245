// Near CACHE0103: what does not change the answer stays out of the key by itself or by a mark.
public interface ISearches
{
    [Cached("top:<count>", Ttl = "1m")]
    Task<IReadOnlyList<string>> GetTopAsync(int count, IProgress<int>? progress, [NotInKey] string caller, CancellationToken cancellationToken);
}
