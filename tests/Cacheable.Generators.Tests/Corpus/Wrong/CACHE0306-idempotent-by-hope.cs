public interface IPayments
{
    [{|CACHE0306:Cached("payment:<order>", Ttl = "7d", FailureMemory = "10s")|}]
    ValueTask<bool> ExecuteAsync(int order, CancellationToken ct = default);
}
