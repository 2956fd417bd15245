using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Values;

public class UnstorableValueCodeFixTests
{
    [Fact]
    public Task The_entries_stay_in_L1() => FixReview.AppliesAsync(
        "CACHE0203",
        "Write Tiers = CacheTiers.L1",
        """
        public interface IReportService
        {
            [Cached("report:<year>", Ttl = "1h", Tiers = CacheTiers.All)]
            Task<Report> GetReportAsync(int year);
        }

        public sealed record Report(int Year, Stream Attachment);
        """,
        """
        public interface IReportService
        {
            [Cached("report:<year>", Ttl = "1h", Tiers = CacheTiers.L1)]
            Task<Report> GetReportAsync(int year);
        }

        public sealed record Report(int Year, Stream Attachment);
        """);

    [Fact]
    public Task All_entries_stay_in_L1() => FixReview.AppliesToAllAsync(
        "CACHE0203",
        "Write",
        """
        public interface IReportService
        {
            [Cached("a", Ttl = "1h")]
            Task<Func<int>> GetFactoryAsync();

            [Cached("b", Ttl = "1h", Negative = "15s")]
            ValueTask<object?> GetAnythingAsync();
        }
        """,
        """
        public interface IReportService
        {
            [Cached("a", Ttl = "1h", Tiers = CacheTiers.L1)]
            Task<Func<int>> GetFactoryAsync();

            [Cached("b", Ttl = "1h", Negative = "15s", Tiers = CacheTiers.L1)]
            ValueTask<object?> GetAnythingAsync();
        }
        """);
}
