// Near CACHE0101: a parameter that is called like a keyword is named without its @.
public interface IEvents
{
    [Cached("event:<event>:<class>", Ttl = "3m")]
    Task<string> GetAsync(int @event, string @class);
}
