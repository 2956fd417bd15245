using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Values;

public class MaterializeCodeFixTests
{
    [Fact]
    public Task A_query_becomes_a_list_in_the_interface_and_in_its_implementations() => FixReview.AppliesAsync(
        "CACHE0204",
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
        "CACHE0204",
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

    [Fact]
    public Task What_is_a_list_already_stays_and_tasks_of_others_are_awaited() => FixReview.AppliesAsync(
        "CACHE0204",
        "Return IReadOnlyList",
        """
        public interface INames
        {
            [Cached("names", Ttl = "1h")]
            Task<IEnumerable<string>> GetAsync(bool all);
        }

        public sealed class Fixed : INames
        {
            private readonly List<string> _names = [];

            public Task<IEnumerable<string>> GetAsync(bool all) => Task.FromResult<IEnumerable<string>>(_names);
        }

        public sealed class Filtered(List<string> names) : INames
        {
            public Task<IEnumerable<string>> GetAsync(bool all)
            {
                if (all)
                    return Task.FromResult(names.AsEnumerable());

                return Task.FromResult(names.Where(name => name.Length > 3));
            }
        }

        public sealed class Forwarded(INames inner) : INames
        {
            public Task<IEnumerable<string>> GetAsync(bool all) => inner.GetAsync(all);
        }

        public sealed class Awaited(List<string> names) : INames
        {
            public async Task<IEnumerable<string>> GetAsync(bool all)
            {
                await Task.Yield();
                return all ? names : names.Where(name => name.Length > 3);
            }
        }

        public sealed class Empty : INames
        {
            public async Task<IEnumerable<string>> GetAsync(bool all)
            {
                await Task.Yield();
                return [];
            }
        }
        """,
        """
        public interface INames
        {
            [Cached("names", Ttl = "1h")]
            Task<IReadOnlyList<string>> GetAsync(bool all);
        }

        public sealed class Fixed : INames
        {
            private readonly List<string> _names = [];

            public Task<IReadOnlyList<string>> GetAsync(bool all) => Task.FromResult<IReadOnlyList<string>>(_names);
        }

        public sealed class Filtered(List<string> names) : INames
        {
            public Task<IReadOnlyList<string>> GetAsync(bool all)
            {
                if (all)
                    return Task.FromResult<IReadOnlyList<string>>(names.AsEnumerable().ToList());

                return Task.FromResult<IReadOnlyList<string>>(names.Where(name => name.Length > 3).ToList());
            }
        }

        public sealed class Forwarded(INames inner) : INames
        {
            public async Task<IReadOnlyList<string>> GetAsync(bool all) => (await inner.GetAsync(all)).ToList();
        }

        public sealed class Awaited(List<string> names) : INames
        {
            public async Task<IReadOnlyList<string>> GetAsync(bool all)
            {
                await Task.Yield();
                return (all ? names : names.Where(name => name.Length > 3)).ToList();
            }
        }

        public sealed class Empty : INames
        {
            public async Task<IReadOnlyList<string>> GetAsync(bool all)
            {
                await Task.Yield();
                return [];
            }
        }
        """);

    [Fact]
    public Task An_iterator_cannot_follow() => FixReview.OffersNothingAsync(
        "CACHE0204",
        """
        public interface INames
        {
            [Cached("names", Ttl = "1h")]
            IEnumerable<string> Get();
        }

        public sealed class Names : INames
        {
            public IEnumerable<string> Get()
            {
                yield return "Ada";
            }
        }
        """);

    [Theory]
    [InlineData("IAsyncEnumerable<int>")]
    [InlineData("Task<(IEnumerable<int> Page, int Total)>")]
    public Task What_has_no_list_in_its_place_is_left(string type) => FixReview.OffersNothingAsync(
        "CACHE0204",
        $$"""
        public interface INames
        {
            [Cached("names", Ttl = "1h")]
            {{type}} GetAsync();
        }
        """);
}
