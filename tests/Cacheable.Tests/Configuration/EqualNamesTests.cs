using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.Configuration;

/// <summary>Two interfaces of one name, whose methods say the same: only their namespaces tell them apart.</summary>
public sealed class EqualNamesTests
{
    private readonly Doors _inside = new();
    private readonly Doors _outside = new();

    [Fact]
    public async Task Each_is_set_by_its_full_name_alone()
    {
        await using var provider = Provide(($"{NameOf<Indoors.IDoors>()}:Ttl", "1m"), ($"{NameOf<Outdoors.IDoors>()}:Enabled", "false"));
        var (inside, outside) = (provider.GetRequiredService<Indoors.IDoors>(), provider.GetRequiredService<Outdoors.IDoors>());

        for (var call = 0; call < 2; call++)
        {
            await inside.FindAsync(4);
            await outside.FindAsync(4);
        }

        Assert.Equal((1, 2), (_inside.Calls, _outside.Calls));
    }

    [Fact]
    public async Task Both_are_set_by_their_short_name()
    {
        await using var provider = Provide(("IDoors.FindAsync:Enabled", "false"));
        var (inside, outside) = (provider.GetRequiredService<Indoors.IDoors>(), provider.GetRequiredService<Outdoors.IDoors>());

        for (var call = 0; call < 2; call++)
        {
            await inside.FindAsync(4);
            await outside.FindAsync(4);
        }

        Assert.Equal((2, 2), (_inside.Calls, _outside.Calls));
    }

    [Fact]
    public async Task Their_loads_are_limited_each_for_itself()
    {
        await using var provider = Provide();
        _inside.Gate = new TaskCompletionSource<int>();
        var held = provider.GetRequiredService<Indoors.IDoors>().FindAsync(4);
        var inLine = provider.GetRequiredService<Indoors.IDoors>().FindAsync(5);

        var other = provider.GetRequiredService<Outdoors.IDoors>().FindAsync(4);

        Assert.Equal((false, true), (inLine.IsCompleted, other.IsCompletedSuccessfully));
        Assert.Equal((1, 1), (_inside.Calls, _outside.Calls));
        _inside.Gate.SetResult(1);
        Assert.Equal((1, 1), (await held, await inLine));
        await other;
    }

    private static string NameOf<TService>() => $"{typeof(TService).FullName!.Replace('+', '.')}.FindAsync";

    private ServiceProvider Provide(params (string Path, string Text)[] methods) =>
        new ServiceCollection()
            .AddSingleton<IConfiguration>(new Configured([.. methods.Select(static method => ("Methods:" + method.Path, method.Text))]).Root)
            .AddSingleton<Indoors.IDoors>(_inside)
            .AddSingleton<Outdoors.IDoors>(_outside)
            .AddCacheable()
            .BuildServiceProvider();

    private sealed class Doors : Indoors.IDoors, Outdoors.IDoors
    {
        public int Calls { get; private set; }

        public TaskCompletionSource<int> Gate { get; set; } = Opened();

        public async ValueTask<int> FindAsync(int id)
        {
            Calls++;
            return await Gate.Task;
        }

        private static TaskCompletionSource<int> Opened()
        {
            var gate = new TaskCompletionSource<int>();
            gate.SetResult(1);
            return gate;
        }
    }
}

internal static class Indoors
{
    internal interface IDoors
    {
        [Cached("door:<id>", Ttl = "10m", MaxLoads = 1)]
        ValueTask<int> FindAsync(int id);
    }
}

internal static class Outdoors
{
    internal interface IDoors
    {
        [Cached("door:<id>", Ttl = "10m", MaxLoads = 1)]
        ValueTask<int> FindAsync(int id);
    }
}
