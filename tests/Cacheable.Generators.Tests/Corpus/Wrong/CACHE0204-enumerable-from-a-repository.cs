namespace Orders;

public sealed record Order(int Id, decimal Total);

public interface IOrderRepository
{
    [Cached("orders:<customer>", Ttl = "5m")]
    Task<IEnumerable<Order>> {|CACHE0204:GetByCustomerAsync|}(int customer, CancellationToken cancellationToken = default);
}

public sealed class OrderRepository(List<Order> orders) : IOrderRepository
{
    public Task<IEnumerable<Order>> GetByCustomerAsync(int customer, CancellationToken cancellationToken = default) =>
        Task.FromResult(orders.Where(order => order.Id % customer == 0));
}
