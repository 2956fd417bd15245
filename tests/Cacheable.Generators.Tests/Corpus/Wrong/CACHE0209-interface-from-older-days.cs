public sealed record Account(int Id, string Name);

[CacheDefaults(Ttl = "10m")]
public interface IAccountManager
{
    [Cached(Negative = "15s")]
    Account? {|CACHE0209:FindById|}(int id);

    [Cached]
    IReadOnlyList<Account> {|CACHE0209:GetAll|}();

    [InvalidatesCache("account:*", Tags = ["accounts"])]
    void Save(Account account);

    [Cached("account:<id>:name", Tags = ["accounts"])]
    Task<string> GetNameAsync(int id);
}
