// Near CACHE0207: an element and a node belong to nobody.
using System.Text.Json;
using System.Text.Json.Nodes;

public interface IManifests
{
    [Cached("manifest:<app>", Ttl = "1h")]
    Task<JsonElement> LoadAsync(string app);

    [Cached("manifest:<app>:tree", Ttl = "1h", Negative = "15s")]
    Task<JsonObject?> LoadTreeAsync(string app);

    Task<JsonDocument> OpenAsync(string app);
}
