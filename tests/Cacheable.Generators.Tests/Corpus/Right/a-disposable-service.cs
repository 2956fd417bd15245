// Near CACHE0207: the service itself may be disposable; its values are not.
public interface IConnectionPool : IDisposable, IAsyncDisposable
{
    [Cached("pool:<name>:size", Ttl = "1s")]
    Task<int> GetSizeAsync(string name);
}
