// Near CACHE0401: a base interface may carry them, and a class that implements it none.
public interface IReadCatalog
{
    [Cached("product:<id>", Ttl = "10m")]
    Task<string> GetAsync(int id);
}

public interface ICatalog : IReadCatalog
{
    [InvalidatesCache("product:<id>")]
    Task RenameAsync(int id, string name);
}

internal sealed class Catalog : ICatalog
{
    public Task<string> GetAsync(int id) => Task.FromResult($"{id}");

    public Task RenameAsync(int id, string name) => Task.CompletedTask;
}
