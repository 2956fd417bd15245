using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class LostValueTests
{
    [Theory]
    [InlineData("public class Thing { public int Id { get; private set; } }")]
    [InlineData("public class Thing { public List<int> Ids { get; } = []; }")]
    [InlineData("public class Thing { public readonly int Id; public Thing() { } public Thing(int id) => Id = id; }")]
    [InlineData("public class Thing { private Thing() { } public int Id { get; set; } }")]
    [InlineData("public class Thing { public Thing(int id) => Id = id; public Thing(string id) => Id = id.Length; public int Id { get; } }")]
    [InlineData("public class Base { public int Id { get; protected set; } } public class Thing : Base;")]
    [InlineData("public class Thing { public System.Numerics.BigInteger Big { get; set; } }")]
    public async Task A_value_that_L2_would_give_back_with_less_in_it_is_refused(string type)
    {
        var message = await Review.MessageAsync($$"""
            public interface IThings
            {
                [Cached("thing", Ttl = "1h")]
                Task<Thing> {|CACHE0203:GetAsync|}();
            }

            {{type}}
            """);

        Assert.Contains("caches 'Thing", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public class Thing { public int Id { get; init; } public int Twice => Id * 2; }")]
    [InlineData("public class Thing(int id) { public int Id { get; } = id; }")]
    [InlineData("public record Thing(int Id, List<int> Ids);")]
    [InlineData("public readonly record struct Thing(int Id);")]
    [InlineData("public struct Thing { public int Id; public string Name { get; set; } }")]
    [InlineData("public class Thing { [System.Text.Json.Serialization.JsonInclude] public int Id { get; private set; } }")]
    [InlineData("public class Thing { [System.Text.Json.Serialization.JsonIgnore] public int Id { get; private set; } public int Other { get; set; } }")]
    [InlineData("public class Thing { [System.Text.Json.Serialization.JsonConstructor] private Thing(int id) => Id = id; public int Id { get; } }")]
    [InlineData("public class Thing { public ReadOnlyMemory<byte> Bytes { get; set; } public KeyValuePair<int, string> Pair { get; set; } public (int A, string B) Tuple { get; set; } }")]
    [InlineData("public record Base(int Id); public record Thing(int Id, Thing? Next) : Base(Id);")]
    public Task A_value_that_comes_back_whole_is_stored(string type) => Review.ExpectNothingAsync($$"""
        public interface IThings
        {
            [Cached("thing", Ttl = "1h")]
            Task<Thing> GetAsync();
        }

        {{type}}
        """);
}
