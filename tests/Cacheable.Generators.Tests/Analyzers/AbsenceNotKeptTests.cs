using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class AbsenceNotKeptTests
{
    [Fact]
    public async Task A_method_that_may_find_nothing_is_told_to_keep_that()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [{|CACHE0304:Cached("user:<id>", Ttl = "10m")|}]
                Task<string?> GetNameAsync(int id);
            }
            """);

        Assert.Equal(
            "'IUserService.GetNameAsync' may return null, which is not kept: every call for what is not there reaches the source; write 'Negative = \"15s\"'",
            message);
    }

    [Fact]
    public async Task What_is_proposed_is_no_longer_than_the_entry_lives()
    {
        var message = await Review.MessageAsync("""
            public interface IQuotes
            {
                [{|CACHE0304:Cached("quote:<symbol>", Ttl = "1s500ms")|}]
                ValueTask<decimal?> LastAsync(string symbol);
            }
            """);

        Assert.EndsWith("write 'Negative = \"1s500ms\"'", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task So_is_every_shape_of_a_result_that_says_it_may_be_null() => Review.ExpectAsync("""
        [CacheDefaults(Ttl = "5m")]
        public interface IStore<T>
        {
            [{|CACHE0304:Cached|}]
            Task<T?> OfTypeParameterAsync(int id);

            [{|CACHE0304:Cached(Tiers = CacheTiers.L1)|}]
            TOther? OfReference<TOther>(int id) where TOther : class;

            [{|CACHE0304:Cached|}]
            ValueTask<(int, string)?> OfTupleAsync(int id);

            [{|CACHE0304:Cached(Tiers = CacheTiers.L1)|}]
            IReadOnlyList<int>? OfList(int id);

            [{|CACHE0304:Cached(Negative = null)|}]
            Task<string?> WrittenAsNothingAsync(int id);
        }
        """);

    [Fact]
    public Task Whoever_says_how_long_it_is_kept_and_where_is_silent() => Review.ExpectNothingAsync("""
        [CacheDefaults(Negative = "10s")]
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "10m")]
            Task<string?> ByItsInterfaceAsync(int id);

            [Cached("user:<id>:b", Ttl = "5s")]
            Task<string?> ByItsInterfaceAndLongerThanItLivesAsync(int id);
        }

        public interface IOrderService
        {
            [Cached("order:<id>", Ttl = "10m", Negative = "15s")]
            Task<string?> ByItselfAsync(int id);

            [Cached("order:<id>:b", Ttl = "10m", Profile = "hot")]
            Task<string?> PerhapsByItsProfileAsync(int id);
        }

        [CacheDefaults(Profile = "hot")]
        public interface IProductService
        {
            [Cached("product:<id>", Ttl = "10m")]
            Task<string?> PerhapsByTheProfileOfItsInterfaceAsync(int id);
        }
        """);

    [Fact]
    public Task The_assembly_may_say_it_for_all() => Review.ExpectNothingAsync("""
        [assembly: CacheDefaults(Negative = "10s")]

        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "10m")]
            Task<string?> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task What_is_never_null_or_does_not_say_so_has_nothing_to_keep() => Review.ExpectNothingAsync("""
        public interface IUserService<T>
        {
            [Cached("a:<id>:<T>", Ttl = "10m")]
            Task<string> NeverAsync(int id);

            [Cached("b:<id>:<T>", Ttl = "10m")]
            Task<int> NumberAsync(int id);

            [Cached("c:<id>:<T>", Ttl = "10m")]
            Task<T> WhateverItIsClosedWithAsync(int id);

            [Cached("d:<id>:<T>", Ttl = "10m")]
            Task<IReadOnlyList<string?>> OnlyItsElementsAsync(int id);

        #nullable disable
            [Cached("e:<id>:<T>", Ttl = "10m")]
            Task<string> UnknownAsync(int id);
        }
        """);

    [Fact]
    public Task A_method_that_carries_an_error_is_left_alone() => Review.ExpectAsync("""
        public interface IUserService
        {
            [Cached("user:<{|CACHE0101:ident|}>", Ttl = "10m")]
            Task<string?> GetNameAsync(int id);

            [Cached("user:<id>", Ttl = "10m", Negative = {|CACHE0303:"1h"|})]
            Task<string?> GetMailAsync(int id);
        }
        """);

    [Fact]
    public Task What_a_base_interface_says_is_said_there_once() => Review.ExpectAsync("""
        public interface IReader
        {
            [{|CACHE0304:Cached("user:<id>", Ttl = "10m")|}]
            Task<string?> GetNameAsync(int id);
        }

        public interface IUserService : IReader;
        """);
}
