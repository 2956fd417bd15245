public interface IInbox
{
    [Cached("inbox:<userId>:unread", Ttl = "30s", Negative = {|CACHE0305:"5s"|})]
    Task<int> UnreadAsync(int userId);
}
