// Near CACHE0402: base is how an override builds on what it overrides
public interface IGreeter
{
    [Cached("greeting:<name>", Ttl = "1m")]
    Task<string> GreetAsync(string name);
}

public class Greeter : IGreeter
{
    public virtual Task<string> GreetAsync(string name) => Task.FromResult($"Hello, {name}");
}

public sealed class LoudGreeter : Greeter
{
    public override async Task<string> GreetAsync(string name) => (await base.GreetAsync(name)).ToUpperInvariant();
}
