// Near CACHE0206: the context's types stay inside; what is cached is a record of its own.
using Microsoft.EntityFrameworkCore;

public class Invoice
{
    public int Id { get; set; }
    public decimal Total { get; set; }
}

public sealed record InvoiceRow(int Id, decimal Total);

public class BillingContext : DbContext
{
    public DbSet<Invoice> Invoices => Set<Invoice>();
}

public interface IInvoices
{
    [Cached("invoices:<customer>", Ttl = "5m")]
    Task<IReadOnlyList<InvoiceRow>> GetAsync(int customer);

    [InvalidatesCache("invoices:<customer>")]
    Task AddAsync(int customer, Invoice invoice);
}

public sealed class Invoices(BillingContext context) : IInvoices
{
    public async Task<IReadOnlyList<InvoiceRow>> GetAsync(int customer) =>
        await context.Invoices.Where(one => one.Id > customer).Select(one => new InvoiceRow(one.Id, one.Total)).ToListAsync();

    public Task AddAsync(int customer, Invoice invoice)
    {
        context.Invoices.Add(invoice);
        return context.SaveChangesAsync();
    }
}
