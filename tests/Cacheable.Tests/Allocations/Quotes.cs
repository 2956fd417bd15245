namespace Cacheable.Tests.Allocations;

internal sealed class Quotes : IQuotes
{
    public int Loads { get; private set; }

    public ValueTask<Quote> GetAsync(int id, CancellationToken ct = default) => new(Make(id));

    public Task<Quote> GetTaskAsync(int id, CancellationToken ct = default) => Task.FromResult(Make(id));

    public Task<Quote> GetOfAuthorAsync(string author, int id, CancellationToken ct = default) => Task.FromResult(Make(id));

    public Task<Quote> GetTaggedAsync(int id, string author, DateOnly day) => Task.FromResult(Make(id));

    public ValueTask<int> GetLengthAsync(int id) => new(Make(id).Text.Length);

    public Task<Quote?> FindAsync(int id)
    {
        Loads++;
        return Task.FromResult<Quote?>(null);
    }

    public Quote Get(int id) => Make(id);

    private Quote Make(int id)
    {
        Loads++;
        return new Quote(id, $"quote {id}");
    }
}
