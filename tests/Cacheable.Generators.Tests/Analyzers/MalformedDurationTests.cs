using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class MalformedDurationTests
{
    [Fact]
    public async Task What_was_meant_is_suggested()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [Cached("user:<id>", Ttl = {|CACHE0302:"5 minutes"|})]
                Task<string> GetNameAsync(int id);
            }
            """);

        Assert.StartsWith("Ttl = \"5 minutes\" on 'IUserService.GetNameAsync' is not a duration", message, StringComparison.Ordinal);
        Assert.EndsWith("; write '5m'", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Zero_negative_and_endless_times_are_refused() => Review.ExpectAsync("""
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = {|CACHE0302:"0s"|})]
            Task<string> ZeroAsync(int id);

            [Cached("b:<id>", Ttl = {|CACHE0302:"-5m"|})]
            Task<string> NegativeAsync(int id);

            [Cached("c:<id>", Ttl = {|CACHE0302:"4000d"|})]
            Task<string> EndlessAsync(int id);

            [Cached("d:<id>", Ttl = {|CACHE0302:""|})]
            Task<string> EmptyAsync(int id);

            [Cached("e:<id>", Ttl = "1h", Jitter = {|CACHE0302:"150%"|}, Negative = {|CACHE0302:"soon"|}, L1Ttl = {|CACHE0302:"1"|})]
            Task<string?> OthersAsync(int id);
        }
        """);

    [Fact]
    public Task Times_of_loads_are_durations_too() => Review.ExpectAsync("""
        [CacheDefaults(Ttl = "1h", FailSafe = {|CACHE0302:"2 hours"|})]
        public interface IUserService
        {
            [Cached("a:<id>", FailSafe = {|CACHE0302:"1 day"|}, SoftTimeout = {|CACHE0302:"200"|}, HardTimeout = {|CACHE0302:"0s"|}, FailureMemory = {|CACHE0302:"-1s"|})]
            Task<string> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task Defaults_are_checked_where_they_are_written() => Review.ExpectAsync("""
        [assembly: CacheDefaults(Jitter = {|CACHE0302:"ten percent"|})]

        [CacheDefaults(Ttl = {|CACHE0302:"1 hour"|})]
        public interface IUserService
        {
            [Cached("a:<id>")]
            Task<string> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task Every_unit_and_a_share_of_the_ttl_are_read() => Review.ExpectNothingAsync("""
        [CacheDefaults(Ttl = "7d", Jitter = "10%")]
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = "1h30m", Jitter = "250ms", Negative = "15s", L1Ttl = "10m")]
            Task<string?> GetNameAsync(int id);
        }
        """);
}
