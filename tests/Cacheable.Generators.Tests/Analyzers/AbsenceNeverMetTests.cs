using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class AbsenceNeverMetTests
{
    [Fact]
    public async Task Negative_has_nothing_to_say_of_a_list()
    {
        var message = await Review.MessageAsync("""
            public interface IOrderService
            {
                [Cached("user:<id>:orders", Ttl = "5m", Negative = {|CACHE0305:"15s"|})]
                Task<IReadOnlyList<int>> GetOrdersAsync(int id);
            }
            """);

        Assert.Equal(
            "Negative on 'IOrderService.GetOrdersAsync' keeps an absence that cannot be: 'IReadOnlyList<int>' is never null; remove it, or return "
            + "'IReadOnlyList<int>?' where nothing may be found",
            message);
    }

    [Fact]
    public Task Nor_of_a_value_a_reference_without_a_mark_and_a_type_parameter_that_excludes_null() => Review.ExpectAsync("""
        public interface IStore<TNotNull, TStruct, TClass>
            where TNotNull : notnull
            where TStruct : struct
            where TClass : class
        {
            [Cached(Ttl = "5m", Negative = {|CACHE0305:"15s"|})]
            Task<int> NumberAsync(int id);

            [Cached(Ttl = "5m", Negative = {|CACHE0305:"15s"|}, Tiers = CacheTiers.L1)]
            string Text(int id);

            [Cached(Ttl = "5m", Negative = {|CACHE0305:"15s"|})]
            ValueTask<TNotNull> NotNullAsync(int id);

            [Cached(Ttl = "5m", Negative = {|CACHE0305:"15s"|})]
            ValueTask<TStruct> StructAsync(int id);

            [Cached(Ttl = "5m", Negative = {|CACHE0305:"15s"|})]
            ValueTask<TClass> ClassAsync(int id);

        #nullable disable
            [Cached(Ttl = "5m", Negative = {|CACHE0305:"15s"|})]
            Task<DateOnly> ValueWhateverIsKnownOfReferencesAsync(int id);
        }
        """);

    [Fact]
    public Task What_may_be_null_or_is_not_known_to_be_otherwise_is_silent() => Review.ExpectNothingAsync("""
        using System.Diagnostics.CodeAnalysis;

        public interface IStore<T, TMaybe>
            where TMaybe : class?
        {
            [Cached(Ttl = "5m", Negative = "15s")]
            Task<string?> TextAsync(int id);

            [Cached(Ttl = "5m", Negative = "15s")]
            ValueTask<int?> NumberAsync(int id);

            [Cached(Ttl = "5m", Negative = "15s")]
            Task<T> WhateverItIsClosedWithAsync(int id);

            [Cached(Ttl = "5m", Negative = "15s")]
            Task<TMaybe> PerhapsAsync(int id);

            [Cached(Ttl = "5m", Negative = "15s", Tiers = CacheTiers.L1)]
            [return: MaybeNull]
            string Attributed(int id);

        #nullable disable
            [Cached(Ttl = "5m", Negative = "15s")]
            Task<string> UnknownAsync(int id);
        }
        """);

    [Fact]
    public Task A_default_is_for_those_methods_that_have_use_for_it() => Review.ExpectNothingAsync("""
        [assembly: CacheDefaults(Negative = "5s")]

        [CacheDefaults(Ttl = "5m", Negative = "15s")]
        public interface IOrderService
        {
            [Cached("user:<id>:orders")]
            Task<IReadOnlyList<int>> GetOrdersAsync(int id);

            [Cached("order:<id>")]
            Task<string?> FindAsync(int id);
        }
        """);

    [Fact]
    public Task A_setting_that_is_wrong_anyway_is_told_once() => Review.ExpectAsync("""
        public interface IOrderService
        {
            [Cached("a:<id>", Ttl = "5m", Negative = {|CACHE0303:"1h"|})]
            Task<int> CountAsync(int id);

            [Cached("b:<id>", Ttl = "5m", Negative = {|CACHE0302:"0s"|})]
            Task<int> SumAsync(int id);
        }
        """);
}
