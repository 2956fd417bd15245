// Near CACHE0208: a context names the value, or something that it is a part of.
// <PublishAot>true</PublishAot>
using System.Text.Json.Serialization;

public sealed record Package(string Id, IReadOnlyList<Dependency> Dependencies);

public sealed record Dependency(string Id, string Range);

public interface IFeed
{
    [Cached("package:<id>", Ttl = "1h", Negative = "15s")]
    Task<Package?> FindAsync(string id);

    [Cached("package:<id>:dependencies", Ttl = "1h")]
    Task<IReadOnlyList<Dependency>> GetDependenciesAsync(string id);
}

[JsonSerializable(typeof(Package))]
internal sealed partial class FeedJson : JsonSerializerContext;
