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

    [Fact]
    public Task A_query_becomes_a_list_in_the_interface_and_in_its_implementations() => FixReview.AppliesAsync(
        "CACHE0203",
        "Return IReadOnlyList",
        """
        public interface IReportService
        {
            [Cached("years", Ttl = "1h")]
            Task<IQueryable<int>> GetYearsAsync();
        }

        public sealed class ReportService(IQueryable<int> years) : IReportService
        {
            public async Task<IQueryable<int>> GetYearsAsync()
            {
                await Task.Yield();
                return years.Where(year => year > 2000);
            }
        }

        public sealed class OtherReportService(IQueryable<int>? years) : IReportService
        {
            public async Task<IQueryable<int>> GetYearsAsync() => years ?? await Task.FromResult(Enumerable.Empty<int>().AsQueryable());
        }
        """,
        """
        public interface IReportService
        {
            [Cached("years", Ttl = "1h")]
            Task<IReadOnlyList<int>> GetYearsAsync();
        }

        public sealed class ReportService(IQueryable<int> years) : IReportService
        {
            public async Task<IReadOnlyList<int>> GetYearsAsync()
            {
                await Task.Yield();
                return years.Where(year => year > 2000).ToList();
            }
        }

        public sealed class OtherReportService(IQueryable<int>? years) : IReportService
        {
            public async Task<IReadOnlyList<int>> GetYearsAsync() => (years ?? await Task.FromResult(Enumerable.Empty<int>().AsQueryable())).ToList();
        }
        """);

    [Fact]
    public Task Every_query_becomes_a_list() => FixReview.AppliesToAllAsync(
        "CACHE0203",
        "Return",
        """
        public interface IReportService
        {
            [Cached("years", Ttl = "1h")]
            IQueryable<int> GetYears();

            [Cached("names", Ttl = "1h")]
            IOrderedQueryable<string> GetNames();
        }

        public sealed class ReportService(IQueryable<int> years, IOrderedQueryable<string> names) : IReportService
        {
            public IQueryable<int> GetYears() => years;

            IOrderedQueryable<string> IReportService.GetNames() => names;
        }
        """,
        """
        public interface IReportService
        {
            [Cached("years", Ttl = "1h")]
            IReadOnlyList<int> GetYears();

            [Cached("names", Ttl = "1h")]
            IReadOnlyList<string> GetNames();
        }

        public sealed class ReportService(IQueryable<int> years, IOrderedQueryable<string> names) : IReportService
        {
            public IReadOnlyList<int> GetYears() => years.ToList();

            IReadOnlyList<string> IReportService.GetNames() => names.ToList();
        }
        """);
}
