public sealed record Stored(Guid Id, long Length);

public interface IBlobs
{
    [Cached("blob:<id>", Ttl = "1d")]
    Task<Stored> DescribeAsync(Guid id);

    [{|CACHE0306:Cached("blob:<id>:copy", Ttl = "1d")|}]
    Task<Stored> SaveCopyAsync(Guid id);
}
