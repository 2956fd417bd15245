public interface IProfiles
{
    [Cached("profile:<id>", Ttl = "10m", Negative = "15s")]
    Task<string?> NameAsync(int id);

    Task<IReadOnlyList<string?>> NamesAsync(IReadOnlyList<int> ids);
}

internal sealed class SqlProfiles(Func<int, Task<string?>> query) : IProfiles
{
    public Task<string?> NameAsync(int id) => query(id);

    public async Task<IReadOnlyList<string?>> NamesAsync(IReadOnlyList<int> ids) => await Task.WhenAll(ids.Select({|CACHE0402:NameAsync|}));
}
