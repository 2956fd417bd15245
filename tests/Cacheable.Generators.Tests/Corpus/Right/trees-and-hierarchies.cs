// Near CACHE0203: a type may contain itself, and an abstract one is stored where its kinds are named.
using System.Text.Json.Serialization;

public interface IMenuTree
{
    [Cached("menu", Ttl = "10m")]
    Task<Node> GetAsync();

    [Cached("shapes", Ttl = "10m")]
    Task<IReadOnlyList<Shape>> GetShapesAsync();
}

public sealed record Node(string Title, IReadOnlyList<Node> Children);

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Shape;

public sealed record Circle(double Radius) : Shape;

public sealed record Square(double Side) : Shape;
