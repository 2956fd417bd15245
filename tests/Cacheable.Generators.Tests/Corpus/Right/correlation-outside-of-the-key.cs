// Near CACHE0106: what only follows the call is no part of its answer.
public interface ILookups
{
    [Cached("lookup:<code>", Ttl = "1h")]
    Task<string> FindAsync(string code, [NotInKey] string correlationId, [NotInKey] string? comment);

    [InvalidatesCache("lookup:<nonce>")]
    Task RemoveAsync(string nonce);
}
