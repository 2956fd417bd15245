using System.Text.Json.Serialization;
using Cacheable.Serialization;

namespace Cacheable.Tests.Serialization;

public sealed class JsonShapeTests
{
    public enum Size
    {
        Small,
        Large = 7,
    }

    [Theory]
    [InlineData(typeof(Article), "Title:System.String")]
    [InlineData(typeof(List<Article>), "Tags:")]
    [InlineData(typeof(Dictionary<string, Article>), "Price:System.Decimal")]
    [InlineData(typeof((int Total, Marked Mark)), "FirstName:System.String")]
    [InlineData(typeof(Size?), "Small,Large0,7")]
    [InlineData(typeof(Shape), "Radius:System.Double")]
    [InlineData(typeof(Shape), "circle=")]
    public void It_holds_every_member_at_any_depth(Type type, string member) =>
        Assert.Contains(member, ShapeOf(type), StringComparison.Ordinal);

    [Fact]
    public void A_type_that_holds_itself_has_a_shape_that_ends() => Assert.InRange(ShapeOf(typeof(Article)).Length, 1, 10_000);

    [Fact]
    public void It_is_the_same_each_time() => Assert.Equal(ShapeOf(typeof(Article)), ShapeOf(typeof(Article)));

    private static string ShapeOf(Type type) =>
        (string)typeof(JsonCacheSerializer).GetMethod(nameof(JsonCacheSerializer.ShapeOf))!
            .MakeGenericMethod(type)
            .Invoke(new JsonCacheSerializer(Array.Empty<JsonSerializerContext>()), null)!;

    [JsonDerivedType(typeof(Circle), "circle")]
    private abstract record Shape;

    private sealed record Circle(double Radius) : Shape;
}
