using Microsoft.Extensions.DependencyInjection;

IServiceCollection services = new ServiceCollection();
services.AddScoped<ISearches, SearchesInTitles>();
services.Add(ServiceDescriptor.{|CACHE0406:Scoped<ISearches>|}(static _ => new SearchesInTexts()));
services.AddCacheable();

public sealed class SearchesInTexts : ISearches
{
    public Task<string> NameAsync(int id) => Task.FromResult($"text {id}");
}

public interface ISearches
{
    [Cached("search:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class SearchesInTitles : ISearches
{
    public Task<string> NameAsync(int id) => Task.FromResult($"Searches {id}");
}
