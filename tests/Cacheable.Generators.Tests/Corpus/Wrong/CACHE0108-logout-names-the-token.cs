public interface IRefresh
{
    [Cached("refresh:<{|CACHE0108:refreshToken|}>:user", Ttl = "5m")]
    Task<int> FindUserAsync(string refreshToken);

    [InvalidatesCache("refresh:<{|CACHE0108:refreshToken|}>:*")]
    Task RevokeAsync(string refreshToken);
}
