public interface ISlots
{
    [Cached("slot:<{|CACHE0105:length:hh:mm|}>", Ttl = "10m")]
    Task<int> CountFreeAsync(TimeSpan length);
}
