public interface IInvoices
{
    [Cached("invoice:<{|CACHE0105:number:yyyy|}>", Ttl = "10m")]
    Task<string> GetAsync(long number);

    [InvalidatesCache("invoice:<{|CACHE0105:number:yyyy|}>")]
    Task PayAsync(long number);
}
