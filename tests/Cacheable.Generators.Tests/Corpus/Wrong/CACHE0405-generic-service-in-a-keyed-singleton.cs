using Microsoft.Extensions.DependencyInjection;

public interface IStore<T>
{
    [Cached(Ttl = "1m")]
    Task<string> DescribeAsync(int id);
}

public sealed class Store<T> : IStore<T>
{
    public Task<string> DescribeAsync(int id) => Task.FromResult($"{typeof(T).Name} {id}");
}

public sealed class Archive
{
    private readonly IStore<DateOnly> _days;

    public Archive(IStore<DateOnly> {|CACHE0405:days|}) => _days = days;

    public Task<string> FirstAsync() => _days.DescribeAsync(1);
}

public static class Setup
{
    public static void Configure(IServiceCollection services)
    {
        services.AddScoped(typeof(IStore<>), typeof(Store<>));
        services.AddKeyedSingleton<Archive>("days");
    }
}
