public interface ITickets
{
    [Cached("ticket:<id>:detail", Ttl = "2m")]
    Task<string> GetAsync(int id);

    [InvalidatesCache("{|CACHE0501:tickets:<id>:*|}")]
    Task CloseAsync(int id);
}
