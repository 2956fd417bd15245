// Near CACHE0209: methods that are not cached may be synchronous, invalidations too.
public interface IToggles
{
    bool IsOn(string name);

    [Cached("toggle:<name>", Ttl = "1m")]
    Task<bool> IsOnAsync(string name);

    [InvalidatesCache("toggle:<name>")]
    bool Flip(string name);
}
