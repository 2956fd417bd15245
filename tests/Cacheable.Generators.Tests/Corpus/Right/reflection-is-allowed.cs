// Near CACHE0208: a project that is not published natively writes by reflection.
// <PublishAot>false</PublishAot>
public sealed record Customer(int Id, string Name);

public interface ICustomers
{
    [Cached("customer:<id>", Ttl = "1h")]
    Task<Customer> GetAsync(int id);
}
