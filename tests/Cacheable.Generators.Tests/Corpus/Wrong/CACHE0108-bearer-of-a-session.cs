public interface IIdentity
{
    [Cached("identity:<{|CACHE0108:accessToken|}>", Ttl = "1m")]
    Task<string> ResolveAsync(string accessToken, CancellationToken cancellationToken);
}
