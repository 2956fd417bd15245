using Cacheable;

namespace App;

/// <summary>Annotated in the application itself.</summary>
public interface IGreeter
{
    [Cached("greeting:<name>", Ttl = "5m")]
    Task<string> GreetAsync(string name, CancellationToken ct = default);
}

public sealed class Greeter : IGreeter
{
    public int Loads { get; private set; }

    public Task<string> GreetAsync(string name, CancellationToken ct = default)
    {
        Loads++;
        return Task.FromResult($"Hello, {name}");
    }
}
