using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class ContradictingAttributesTests
{
    [Fact]
    public async Task A_call_that_is_answered_from_the_cache_changes_nothing()
    {
        var message = await Review.MessageAsync("""
            public interface IInbox
            {
                [Cached("inbox:<userId>", Ttl = "1m")]
                [{|CACHE0309:InvalidatesCache("inbox:<userId>:*")|}]
                Task<int> CountAndMarkReadAsync(int userId);
            }
            """);

        Assert.Equal(
            "[InvalidatesCache] on 'IInbox.CountAndMarkReadAsync' contradicts [Cached]: a call that is answered from the cache changes nothing; remove one of the two",
            message);
    }

    [Fact]
    public async Task A_queued_call_has_nobody_who_waits_to_invalidate()
    {
        var message = await Review.MessageAsync("""
            public interface ICarts
            {
                [{|CACHE0309:WriteBehind("cart:<id>")|}]
                [InvalidatesCache("cart:<id>")]
                Task SaveAsync(int id, string cart);
            }
            """);

        Assert.EndsWith("remove one of the two, or invalidate in the implementation with ICache.InvalidateAsync", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Of_each_method_the_first_pair_is_told() => Review.ExpectAsync("""
        public interface ICarts
        {
            [Cached("a:<id>", Ttl = "1m"), {|CACHE0309:UpdatesCache("a:<id>")|}]
            Task<int> A(int id);

            [{|CACHE0309:WriteBehind("b:<id>")|}, Cached("b:<id>", Ttl = "1m")]
            Task<int> B(int id);

            [UpdatesCache("c:<id>"), Cached("c:<id>", Ttl = "1m"), {|CACHE0309:InvalidatesCache("d:<id>")|}, InvalidatesCache("e:<id>"), WriteBehind]
            Task<int> C(int id);

            [WriteBehind("d:<id>"), {|CACHE0309:UpdatesCache("d:<id>", Value = nameof(cart))|}]
            Task D(int id, string cart);
        }
        """);

    [Fact]
    public async Task A_parameter_is_in_the_key_or_it_is_not()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [Cached("user:<id>:<tenant>", Ttl = "1m")]
                Task<string> GetNameAsync(int id, [{|CACHE0309:NotInKey|}] string tenant);
            }
            """);

        Assert.Equal(
            "[NotInKey] on 'IUserService.GetNameAsync' contradicts the key 'user:<id>:<tenant>': it names 'tenant'; remove [NotInKey], or take the parameter out of the key",
            message);
    }

    [Fact]
    public Task What_goes_together_is_silent() => Review.ExpectNothingAsync("""
        public interface IUserService
        {
            [Cached("user:<id>:name", Ttl = "1m")]
            Task<string> GetNameAsync(int id);

            [Cached("user:<id>:team", Ttl = "1m", Tags = ["team:<team>"])]
            Task<string> OfATagAsync(int id, [NotInKey] int team);

            [Cached("user:<query.Id>", Ttl = "1m")]
            Task<string> OfAMemberAsync([NotInKey] Query query);

            [Cached(Ttl = "1m")]
            Task<string> OfADerivedKeyAsync(int id, [NotInKey] string trace);

            [UpdatesCache("user:<id>:name"), InvalidatesCache("user:<id>:*")]
            Task<string> SaveAsync(int id, string name);

            [InvalidatesCache("user:<id>:name"), InvalidatesCache("user:<id>:*"), InvalidatesCache(Tags = ["team:<team>"])]
            Task MoveAsync(int id, int team);

            [InvalidatesCache("user:<id>:*")]
            Task TouchAsync([NotInKey] int id);
        }

        public sealed record Query(int Id, string Text);
        """);
}
