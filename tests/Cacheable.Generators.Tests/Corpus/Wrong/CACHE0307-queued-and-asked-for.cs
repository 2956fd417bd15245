public interface IVotes
{
    [{|CACHE0307:WriteBehind("vote:<poll>")|}]
    Task<int> CastAsync(int poll, string choice);
}
