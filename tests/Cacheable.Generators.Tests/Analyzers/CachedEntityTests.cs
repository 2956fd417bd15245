using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class CachedEntityTests
{
    private const string Shop =
        """

        public class Order
        {
            public int Id { get; set; }
            public List<Line> Lines { get; set; } = [];
        }

        public class Line
        {
            public int Id { get; set; }
        }

        public record Product(int Id, string Name);

        public class ShopContext : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<Product> Products { get; set; } = null!;
        }
        """;

    [Fact]
    public async Task What_a_set_of_the_real_package_holds_is_an_entity()
    {
        var message = await Review.MessageAsync("""
            using Microsoft.EntityFrameworkCore;

            public interface IOrders
            {
                [Cached("order:<id>", Ttl = "5m", Negative = "15s")]
                Task<Order?> {|CACHE0206:FindAsync|}(int id);
            }
            """ + Shop);

        Assert.Equal(
            "'IOrders.FindAsync' caches 'Order', an entity of EF Core ('ShopContext.Orders' holds it): it may hang on a context that is gone, drags along what it navigates to, "
            + "and whoever changes it changes it for all; return a record of what callers need",
            message);
    }

    [Fact]
    public async Task An_entity_is_found_wherever_it_hangs()
    {
        var message = await Review.MessageAsync("""
            using Microsoft.EntityFrameworkCore;

            public interface IOrders
            {
                [Cached("page:<page>", Ttl = "5m")]
                Task<Page> {|CACHE0206:GetPageAsync|}(int page);
            }

            public sealed record Page(int Number, IReadOnlyList<Order> Orders);
            """ + Shop);

        Assert.Contains("caches 'Page.Orders[]'", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_set_holds_records_too_and_attributes_say_it_where_no_set_is_seen() => Review.ExpectAsync("""
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Microsoft.EntityFrameworkCore;

        public interface IProducts
        {
            [Cached("product:<id>", Ttl = "5m")]
            Task<Product> {|CACHE0206:GetAsync|}(int id);

            [Cached("customer:<id>", Ttl = "5m")]
            Task<Customer> {|CACHE0206:GetCustomerAsync|}(int id);

            [Cached("supplier:<id>", Ttl = "5m")]
            Task<Supplier> {|CACHE0206:GetSupplierAsync|}(int id);

            [Cached("address:<id>", Ttl = "5m")]
            Task<(Address From, Address To)> {|CACHE0206:GetWayAsync|}(int id);
        }

        [Table("customers")]
        public class Customer
        {
            public int Id { get; set; }
        }

        public class Supplier
        {
            [Key]
            public string Number { get; set; } = "";
        }

        [Owned]
        public class Address
        {
            public string City { get; set; } = "";
        }
        """ + Shop);

    [Fact]
    public async Task A_context_of_a_reference_is_known()
    {
        var data = Review.Compile("using Microsoft.EntityFrameworkCore;\nnamespace Data;\n" + Shop).WithAssemblyName("Data");

        await Review.ExpectAsync(
            """
            using Microsoft.EntityFrameworkCore;

            public interface IOrders
            {
                [Cached("order:<id>", Ttl = "5m")]
                Task<Data.Order> {|CACHE0206:GetAsync|}(int id);
            }
            """,
            data.ToMetadataReference());
    }

    [Fact]
    public Task What_is_read_from_entities_is_cached() => Review.ExpectNothingAsync("""
        using System.ComponentModel.DataAnnotations;
        using Microsoft.EntityFrameworkCore;

        public interface IOrders
        {
            [Cached("a:<id>", Ttl = "5m")]
            Task<OrderSummary> GetAsync(int id);

            [Cached("b:<id>", Ttl = "5m")]
            Task<Report> GetReportAsync(int id);

            [Cached("c:<id>", Ttl = "5m")]
            Task<decimal> GetTotalAsync(int id);

            [Cached("d:<id>", Ttl = "5m")]
            Task<Message> GetMessageAsync(int id);

            [InvalidatesCache("a:<order.Id>")]
            Task SaveAsync(Order order);

            Task<Order> LoadAsync(int id);
        }

        public sealed record OrderSummary([property: Key] int Id, decimal Total);

        [Keyless]
        public class Report
        {
            public decimal Total { get; set; }
        }

        public class Message
        {
            [MessagePack.Key(0)]
            public int Id { get; set; }
        }

        namespace MessagePack
        {
            public sealed class KeyAttribute(int index) : Attribute
            {
                public int Index => index;
            }
        }
        """ + Shop);

    [Fact]
    public Task Without_EF_Core_the_attributes_speak_to_others() => Review.ExpectNothingAsync("""
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;

        public interface IOrders
        {
            [Cached("order:<id>", Ttl = "5m")]
            Task<Order> GetAsync(int id);
        }

        [Table("orders")]
        public class Order
        {
            [Key]
            public int Id { get; set; }
        }
        """);
}
