public interface IPages
{
    [Cached("page:<number>", Ttl = "5m")]
    Task<string> RenderAsync(int number);
}

public abstract class PagesBase : IPages
{
    public abstract Task<string> RenderAsync(int number);

    protected Lazy<Task<string>> First => new(() => {|CACHE0402:RenderAsync|}(1));
}

public sealed class Pages : PagesBase
{
    public override Task<string> RenderAsync(int number) => Task.FromResult($"<p>{number}</p>");

    public async Task<string> BookAsync()
    {
        var pages = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            pages.Add(await {|CACHE0402:RenderAsync|}(number));
        }

        return string.Concat(pages) + (await First.Value);
    }
}
