// Near CACHE0108: the secret is in the parameter and not in the key.
public sealed record Login(string Name, string Password);

public interface IAccounts
{
    [Cached("account:<login.Name>", Ttl = "1m")]
    Task<int> FindAsync(Login login);

    [Cached("quota:<tenant>", Ttl = "1m")]
    Task<int> GetQuotaAsync(int tenant, [NotInKey] string clientSecret);
}
