/// <summary>What the sensors of a building have reported.</summary>
public interface IDevices
{
    [{|CACHE0304:Cached("device:<serial>:seen", Ttl = "5s", Tiers = CacheTiers.L1)|}]
    ValueTask<DateTimeOffset?> LastSeenAsync(Guid serial);
}
