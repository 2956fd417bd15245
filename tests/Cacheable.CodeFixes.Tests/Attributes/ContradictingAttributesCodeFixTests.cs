using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Attributes;

public class ContradictingAttributesCodeFixTests
{
    private const string Both =
        """
        public interface IInbox
        {
            [Cached("inbox:<id>", Ttl = "1m")]
            [InvalidatesCache("inbox:<id>"), InvalidatesCache("inbox:<id>:*"), Obsolete]
            [InvalidatesCache("unread:<id>")]
            Task<int> CountAsync(int id);
        }
        """;

    [Fact]
    public Task The_one_that_is_told_goes_however_often_it_stands_there() => FixReview.AppliesAsync(
        "CACHE0309",
        "Remove [InvalidatesCache]",
        Both,
        """
        public interface IInbox
        {
            [Cached("inbox:<id>", Ttl = "1m")]
            [Obsolete]
            Task<int> CountAsync(int id);
        }
        """);

    [Fact]
    public Task Or_the_other_does() => FixReview.AppliesAsync(
        "CACHE0309",
        "Remove [Cached]",
        Both,
        """
        public interface IInbox
        {
            [InvalidatesCache("inbox:<id>"), InvalidatesCache("inbox:<id>:*"), Obsolete]
            [InvalidatesCache("unread:<id>")]
            Task<int> CountAsync(int id);
        }
        """);

    [Fact]
    public Task A_parameter_that_the_key_names_loses_its_mark() => FixReview.AppliesAsync(
        "CACHE0309",
        "Remove [NotInKey]",
        """
        public interface IUserService
        {
            [Cached("user:<id>:<tenant>", Ttl = "1m")]
            Task<string> GetNameAsync(int id, [NotInKey] string tenant);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("user:<id>:<tenant>", Ttl = "1m")]
            Task<string> GetNameAsync(int id, string tenant);
        }
        """);

    [Fact]
    public Task Fix_all_removes_one_kind_everywhere() => FixReview.AppliesToAllAsync(
        "CACHE0309",
        "Remove [Cached]",
        """
        public interface ICarts
        {
            [Cached("a:<id>", Ttl = "1m"), UpdatesCache("b:<id>")]
            Task<int> PutAsync(int id);

            [Cached("c:<id>", Ttl = "1m")]
            [InvalidatesCache("b:<id>")]
            Task<int> TakeAsync(int id);

            [Cached("b:<id>", Ttl = "1m")]
            Task<int> CountAsync(int id);
        }
        """,
        """
        public interface ICarts
        {
            [UpdatesCache("b:<id>")]
            Task<int> PutAsync(int id);

            [InvalidatesCache("b:<id>")]
            Task<int> TakeAsync(int id);

            [Cached("b:<id>", Ttl = "1m")]
            Task<int> CountAsync(int id);
        }
        """);
}
