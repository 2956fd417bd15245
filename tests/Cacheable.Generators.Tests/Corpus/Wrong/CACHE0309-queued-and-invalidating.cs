public interface IPresence
{
    [Cached("presence:<user>", Ttl = "10s")]
    Task<bool> IsOnlineAsync(int user);

    [InvalidatesCache("presence:<user>"), {|CACHE0309:WriteBehind|}]
    Task SeenAsync(int user, DateTimeOffset at);
}
