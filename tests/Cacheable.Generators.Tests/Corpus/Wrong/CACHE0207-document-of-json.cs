using System.Text.Json;

public interface IManifests
{
    [Cached("manifest:<app>:<version>", Ttl = "1h")]
    Task<JsonDocument> {|CACHE0207:LoadAsync|}(string app, string version);
}
