public interface IUsersByMail
{
    [Cached("user:by-mail:<{|CACHE0105:mail:lower|}>", Ttl = "10m", Negative = "15s")]
    Task<int?> FindIdAsync(string mail);
}
