// Near CACHE0306: what is not cached may be called what it is
public interface IAddresses
{
    [Cached("address:<id>", Ttl = "1h")]
    Task<string> AddressAsync(int id);

    [InvalidatesCache("address:<id>")]
    Task<bool> RemoveAsync(int id);

    Task<int> AddAsync(string street);
}
