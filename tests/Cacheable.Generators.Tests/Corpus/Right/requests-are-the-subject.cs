// Near CACHE0106: an interface about requests and traces keys by their ids.
public interface IVacationRequests
{
    [Cached("vacation:<requestId>", Ttl = "1m")]
    Task<string> GetAsync(int requestId);
}

public interface ITelemetry
{
    [Cached("trace:<traceId>:spans", Ttl = "10m")]
    Task<IReadOnlyList<string>> GetSpansAsync(string traceId);

    [Cached("trace:<traceId>:<spanId>", Ttl = "10m")]
    Task<string> GetSpanAsync(string traceId, string spanId);
}
