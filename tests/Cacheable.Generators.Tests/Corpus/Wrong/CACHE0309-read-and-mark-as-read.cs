public interface IMessages
{
    [Cached("messages:<userId>", Ttl = "20s")]
    [{|CACHE0309:InvalidatesCache("messages:<userId>")|}]
    [InvalidatesCache(Tags = ["inbox"])]
    Task<IReadOnlyList<int>> TakeUnreadAsync(int userId);
}
