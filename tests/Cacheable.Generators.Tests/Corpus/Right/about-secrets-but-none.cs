// Near CACHE0108: names, ids and hashes of secrets, and the tokens of pages.
public interface IVault
{
    [Cached("secret:<secretName>:versions", Ttl = "1m")]
    Task<int> CountVersionsAsync(string secretName);

    [Cached("key:<apiKeyId>", Ttl = "1m")]
    Task<string> GetOwnerAsync(Guid apiKeyId);

    [Cached("login:<passwordHash>", Ttl = "1m")]
    Task<bool> IsKnownAsync(string passwordHash);

    [Cached("page:<pageToken>:<requiresPassword>", Ttl = "1m")]
    Task<string> GetPageAsync(string pageToken, bool requiresPassword);
}
