// Near CACHE0207: a member that nobody disposes of through its owner, and one that is not written.
using System.Text.Json;
using System.Text.Json.Serialization;

public sealed record Snapshot(int Id, JsonDocument Body)
{
    [JsonIgnore]
    public CancellationTokenSource? Owner { get; init; }
}

public interface ISnapshots
{
    [Cached("snapshot:<id>", Ttl = "1h")]
    Task<Snapshot> GetAsync(int id);
}
