public interface IDoors
{
    [Cached("door:<door>:<{|CACHE0108:visitorPin|}>", Ttl = "10s")]
    Task<bool> MayEnterAsync(int door, string visitorPin);
}
