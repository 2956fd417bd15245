using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Keys;

public class AddParameterToKeyCodeFixTests
{
    [Fact]
    public Task The_parameter_becomes_the_last_segment() => FixReview.AppliesAsync(
        "CACHE0103",
        "Write 'user:<id>:orders:<page>'",
        """
        public interface IOrderService
        {
            [Cached("user:<id>:orders", Ttl = "2m")]
            Task<string> GetOrdersAsync(int id, int page);
        }
        """,
        """
        public interface IOrderService
        {
            [Cached("user:<id>:orders:<page>", Ttl = "2m")]
            Task<string> GetOrdersAsync(int id, int page);
        }
        """);

    [Fact]
    public Task Or_is_marked_as_not_in_the_key() => FixReview.AppliesAsync(
        "CACHE0103",
        "Mark 'page' [NotInKey]",
        """
        public interface IOrderService
        {
            [Cached("user:<id>:orders", Ttl = "2m")]
            Task<string> GetOrdersAsync(int id, params int[] page);
        }
        """,
        """
        public interface IOrderService
        {
            [Cached("user:<id>:orders", Ttl = "2m")]
            Task<string> GetOrdersAsync(int id, [NotInKey] params int[] page);
        }
        """);

    [Fact]
    public Task A_type_parameter_can_only_be_appended() => FixReview.AppliesAsync(
        "CACHE0103",
        "Write",
        """"
        public interface IRepository
        {
            [Cached("""entity:{id}""", Ttl = "2m")]
            Task<T> GetAsync<T>(int id);
        }
        """",
        """"
        public interface IRepository
        {
            [Cached("""entity:{id}:{T}""", Ttl = "2m")]
            Task<T> GetAsync<T>(int id);
        }
        """");

    [Fact]
    public Task Two_parameters_are_appended_to_one_key_in_order() => FixReview.AppliesToAllAsync(
        "CACHE0103",
        "Write",
        """
        public interface IOrderService
        {
            [Cached("orders", Ttl = "2m")]
            Task<string> GetOrdersAsync(int id, int page);

            [Cached("count", Ttl = "2m")]
            Task<int> CountOrdersAsync(int id);
        }
        """,
        """
        public interface IOrderService
        {
            [Cached("orders:<id>:<page>", Ttl = "2m")]
            Task<string> GetOrdersAsync(int id, int page);

            [Cached("count:<id>", Ttl = "2m")]
            Task<int> CountOrdersAsync(int id);
        }
        """);

    [Fact]
    public Task Or_all_are_marked() => FixReview.AppliesToAllAsync(
        "CACHE0103",
        "Mark",
        """
        public interface IOrderService
        {
            [Cached("orders", Ttl = "2m")]
            Task<string> GetOrdersAsync(int id, int page = 1);
        }
        """,
        """
        public interface IOrderService
        {
            [Cached("orders", Ttl = "2m")]
            Task<string> GetOrdersAsync([NotInKey] int id, [NotInKey] int page = 1);
        }
        """);
}
