public sealed record Category(int Id, int? Parent);

public interface ICategories
{
    [Cached("category:<id>", Ttl = "1d")]
    Task<Category> GetAsync(int id);

    [Cached("category:<id>:path", Ttl = "1d")]
    Task<string> PathAsync(int id);

    async Task<int?> ParentAsync(int id) => (await {|CACHE0402:GetAsync|}(id)).Parent;
}

public sealed class Categories : ICategories
{
    public Task<Category> GetAsync(int id) => Task.FromResult(new Category(id, id / 10));

    public async Task<string> PathAsync(int id) => (await {|CACHE0402:GetAsync|}(id)).Parent is { } parent ? $"{id} in {parent}" : $"{id}";
}
