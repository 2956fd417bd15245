using Microsoft.EntityFrameworkCore;

[Owned]
public class Address
{
    public string Street { get; set; } = "";
    public string City { get; set; } = "";
}

public interface IAddresses
{
    [Cached("address:<customer>", Ttl = "5m")]
    ValueTask<Address> {|CACHE0206:GetAsync|}(int customer);
}
