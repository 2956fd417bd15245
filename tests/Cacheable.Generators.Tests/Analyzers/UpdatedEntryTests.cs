using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class UpdatedEntryTests
{
    private const string Profile = "public sealed record Profile(int Id, string Name);\n";

    [Fact]
    public async Task A_key_that_differs_in_the_type_of_a_value_alone_is_an_error_that_names_both_types()
    {
        var message = await Review.MessageAsync("""
            public interface IUsers
            {
                [Cached("user:<id>:profile", Ttl = "5m", Negative = "15s")]
                Task<string?> GetAsync(int id);

                [UpdatesCache("{|CACHE0508:user:<name>:profile|}")]
                Task<string> SaveAsync(string name);
            }
            """);

        Assert.Equal(
            "'user:<name>:profile' on 'IUsers.SaveAsync' updates nothing: '<name>' is 'string' here, and '<id>' is 'int' in 'IUsers.GetAsync'; "
            + "give it a value of the same type and format",
            message);
    }

    [Fact]
    public async Task A_key_that_no_method_of_the_interface_caches_is_an_error_that_names_the_nearest()
    {
        var message = await Review.MessageAsync("""
            public interface IUsers
            {
                [Cached("user:<id>:profile", Ttl = "5m", Negative = "15s")]
                Task<Profile?> GetAsync(int id);

                [UpdatesCache("{|CACHE0508:users:<profile.Id>:profile|}")]
                Task<Profile> SaveAsync(Profile profile);
            }

            """ + Profile);

        Assert.Equal(
            "'users:<profile.Id>:profile' on 'IUsers.SaveAsync' updates nothing: no [Cached] method of the interface has this key; "
            + "the nearest is 'user:<id>:profile': write its segments, with placeholders for values of the same types",
            message);
    }

    [Fact]
    public Task A_placeholder_stands_for_a_value_of_the_same_type_and_format() => Review.ExpectAsync("""
        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m", Negative = "15s")]
            Task<Profile?> GetAsync(int id);

            [Cached("day:<day:yyyy-MM>", Ttl = "5m", Negative = "15s")]
            Task<Profile?> OfAsync(DateOnly day);

            [UpdatesCache("{|CACHE0508:user:<name>|}")]
            Task<Profile> SaveAsync(string name);

            [UpdatesCache("{|CACHE0508:day:<day:yyyy>|}")]
            Task<Profile> PutAsync(DateOnly day);

            [UpdatesCache("{|CACHE0508:user:<id>:profile|}")]
            Task<Profile> MoveAsync(int id);
        }

        """ + Profile);

    [Fact]
    public Task A_method_with_type_parameters_or_with_tags_of_values_beside_its_key_cannot_be_updated() => Review.ExpectAsync("""
        public interface IUsers
        {
            [Cached("entity:<T>:<id>", Ttl = "5m")]
            Task<T> EntityAsync<T>(int id);

            [Cached("user:<id>", Ttl = "5m", Negative = "15s", Tags = ["team:<team>"])]
            Task<Profile?> GetAsync(int id, [NotInKey] int team);

            [UpdatesCache("{|CACHE0508:entity:<T>:<id>|}")]
            Task<T> PutAsync<T>(int id);

            [UpdatesCache("{|CACHE0508:user:<id>|}")]
            Task<Profile> SaveAsync(int id);
        }

        """ + Profile);

    [Fact]
    public async Task What_is_written_has_the_type_that_is_cached()
    {
        var message = await Review.MessageAsync("""
            public interface IUsers
            {
                [Cached("user:<id>", Ttl = "5m", Negative = "15s")]
                Task<Profile?> GetAsync(int id);

                [{|CACHE0210:UpdatesCache("user:<id>")|}]
                Task<string> RenameAsync(int id, string name);
            }

            """ + Profile);

        Assert.Equal(
            "What 'IUsers.RenameAsync' writes cannot take the place of an entry: 'IUsers.GetAsync' caches 'user:<id>' as 'Profile?', and what it returns is 'string'; "
            + "give it a 'Profile', or invalidate: [InvalidatesCache(\"user:<id>\")]",
            message);
    }

    [Fact]
    public Task Something_must_be_written() => Review.ExpectAsync("""
        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m", Negative = "15s")]
            Task<Profile?> GetAsync(int id);

            [{|CACHE0210:UpdatesCache("user:<id>")|}]
            Task TouchAsync(int id);

            [UpdatesCache("user:<id>", Value = {|CACHE0210:"profil"|})]
            Task SaveAsync(int id, Profile profile);

            [UpdatesCache("user:<id>", Value = {|CACHE0210:nameof(id)|})]
            Task PutAsync(int id, Profile profile);
        }

        """ + Profile);

    [Fact]
    public async Task A_Value_that_is_mistyped_is_told_what_it_meant()
    {
        var message = await Review.MessageAsync("""
            public interface IUsers
            {
                [Cached("user:<id>", Ttl = "5m", Negative = "15s")]
                Task<Profile?> GetAsync(int id);

                [UpdatesCache("user:<id>", Value = {|CACHE0210:"profil"|})]
                Task SaveAsync(int id, Profile profile);
            }

            """ + Profile);

        Assert.EndsWith("its Value names 'profil', and there is no such parameter; write 'Value = nameof(profile)'", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_cached_or_queued_method_updates_nothing() => Review.ExpectAsync("""
        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m", Negative = "15s"), {|CACHE0309:UpdatesCache("user:<id>")|}]
            Task<Profile?> GetAsync(int id);

            [WriteBehind("name:<id>"), {|CACHE0309:UpdatesCache("name:<id>", Value = nameof(name))|}]
            Task SaveAsync(int id, string name);
        }

        """ + Profile);

    [Fact]
    public Task Arguments_that_cannot_be_kept_and_placeholders_that_name_nothing_are_found_here_too() => Review.ExpectAsync("""
        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m", Negative = "15s")]
            Task<Profile?> GetAsync(int id);

            [UpdatesCache("user:<id>")]
            Task<Profile> SaveAsync(int id, ref int {|CACHE0202:count|});

            [UpdatesCache("user:<{|CACHE0101:ident|}>")]
            Task<Profile> PutAsync(int id);
        }

        """ + Profile);

    [Fact]
    public Task Every_shape_of_a_method_that_updates_is_silent() => Review.ExpectNothingAsync("""
        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m", Negative = "15s")]
            Task<Profile?> GetAsync(int id);

            [Cached("count:<id>", Ttl = "5m", Negative = "15s", Tiers = CacheTiers.L1)]
            int? Count(int id);

            [UpdatesCache("user:<profile.Id>")]
            Task<Profile> SaveAsync(Profile profile, CancellationToken ct = default);

            [UpdatesCache("user:{who}"), InvalidatesCache("count:<who>")]
            ValueTask<Profile?> RenameAsync(int who, string name);

            [UpdatesCache("user:<profile.Id>", Value = nameof(profile))]
            void Put(Profile profile);

            [UpdatesCache("count:<id>", Value = "count")]
            Task<bool> SetAsync(int id, int count);
        }

        """ + Profile);
}
