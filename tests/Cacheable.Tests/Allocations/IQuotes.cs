namespace Cacheable.Tests.Allocations;

/// <summary>Decorated by the generator, in every shape a hit can have.</summary>
internal interface IQuotes
{
    [Cached("quote:<id>", Ttl = "1h", Jitter = "1m")]
    ValueTask<Quote> GetAsync(int id, CancellationToken ct = default);

    [Cached("quote-task:<id>", Ttl = "1h", Jitter = "1m")]
    Task<Quote> GetTaskAsync(int id, CancellationToken ct = default);

    [Cached("quote-of:<author>:<id>", Ttl = "1h", Jitter = "1m")]
    Task<Quote> GetOfAuthorAsync(string author, int id, CancellationToken ct = default);

    [Cached("quote-length:<id>", Ttl = "1h", Jitter = "1m")]
    ValueTask<int> GetLengthAsync(int id);

    [Cached("quote-absent:<id>", Ttl = "1h", Negative = "1m")]
    Task<Quote?> FindAsync(int id);

    [Cached("quote-tagged:<id>", Ttl = "1h", Tags = ["quotes", "author:<author>", "month:<day:yyyy-MM>"])]
    Task<Quote> GetTaggedAsync(int id, [NotInKey] string author, [NotInKey] DateOnly day);

#pragma warning disable CACHE0209 // Synchronous hits are measured too.
    [Cached("quote-now:<id>", Ttl = "1h")]
    Quote Get(int id);
#pragma warning restore CACHE0209
}

internal sealed record Quote(int Id, string Text);
