public sealed class PrinterHandle(int port) : IAsyncDisposable
{
    public int Port => port;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public interface IPrinters
{
    [Cached("printers:<floor>", Ttl = "1m", Tiers = CacheTiers.L1)]
    Task<IReadOnlyDictionary<string, PrinterHandle>> {|CACHE0207:GetAsync|}(int floor);
}
