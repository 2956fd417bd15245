// Near CACHE0402: what the overload hands over is kept under the same template
public interface IManuals
{
    [Cached("manual:<product>", Ttl = "1d")]
    Task<string> ReadAsync(int product);

    [Cached("manual:<number>", Ttl = "1d")]
    Task<string> ReadAsync(int number, CancellationToken cancellationToken);
}

public sealed class Manuals : IManuals
{
    public Task<string> ReadAsync(int product) => ReadAsync(product, CancellationToken.None);

    public Task<string> ReadAsync(int number, CancellationToken cancellationToken) => Task.FromResult($"Manual {number}");
}
