// Near CACHE0108: the text of the key has a hash, in keys, patterns and tags.
public interface ITokens
{
    [Cached("token:<accessToken:hash>:user", Ttl = "1m", Tags = ["token:<accessToken:hash>"])]
    Task<int> FindUserAsync(string accessToken);

    [InvalidatesCache("token:<accessToken:hash>:*")]
    Task RevokeAsync(string accessToken);
}
