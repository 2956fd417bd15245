using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Policy;

public class ContradictingSettingCodeFixTests
{
    [Fact]
    public Task What_fits_is_written_in_place_of_what_does_not() => FixReview.AppliesAsync(
        "CACHE0303",
        "Write '5m'",
        """
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = "5m", Negative = "1h")]
            Task<string?> FindNameAsync(int id);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = "5m", Negative = "5m")]
            Task<string?> FindNameAsync(int id);
        }
        """);

    [Fact]
    public Task What_fits_is_written_everywhere() => FixReview.AppliesToAllAsync(
        "CACHE0303",
        "Write",
        """
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = "5m", Jitter = "5m", L1Ttl = "1h")]
            Task<string> GetNameAsync(int id);

            [Cached("b:<id>", Ttl = "5m", FailSafe = "1h", SoftTimeout = "3s", HardTimeout = "2s")]
            Task<string> GetMailAsync(int id);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = "5m", Jitter = "10%", L1Ttl = "5m")]
            Task<string> GetNameAsync(int id);

            [Cached("b:<id>", Ttl = "5m", FailSafe = "1h", SoftTimeout = "1s", HardTimeout = "2s")]
            Task<string> GetMailAsync(int id);
        }
        """);

    [Fact]
    public Task A_setting_is_removed_with_its_comma() => FixReview.AppliesToAllAsync(
        "CACHE0303",
        "Remove",
        """
        [CacheDefaults(Ttl = "5m")]
        public interface IUserService
        {
            [Cached("a:<id>", SoftTimeout = "1s", Beta = 1)]
            Task<string> GetNameAsync(int id);

            [Cached(HardTimeout = "2s", Beta = 1)]
            string GetMail(int id);

            [Cached(RefreshInline = true)]
            Task<string> GetAgeAsync(int id);
        }
        """,
        """
        [CacheDefaults(Ttl = "5m")]
        public interface IUserService
        {
            [Cached("a:<id>", Beta = 1)]
            Task<string> GetNameAsync(int id);

            [Cached(Beta = 1)]
            string GetMail(int id);

            [Cached()]
            Task<string> GetAgeAsync(int id);
        }
        """);

    [Fact]
    public Task A_default_is_not_edited_from_the_method_it_does_not_fit() => FixReview.OffersNothingAsync(
        "CACHE0303",
        """
        [CacheDefaults(Jitter = "2m")]
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = "1m")]
            Task<string> GetNameAsync(int id);
        }
        """);
}
