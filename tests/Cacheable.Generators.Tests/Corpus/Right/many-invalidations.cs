// Near CACHE0309: any number of them may stand on one method
public interface ITeams
{
    [Cached("team:<team>:<season>", Ttl = "1h")]
    Task<string> CoachAsync(int team, int season);

    [Cached("player:<player>", Ttl = "1h", Tags = ["team:<team>"])]
    Task<string> NameAsync(int player, [NotInKey] int team);

    [InvalidatesCache("team:<from>:*"), InvalidatesCache("team:<to>:*")]
    [InvalidatesCache("player:<player>")]
    [InvalidatesCache(Tags = ["team:<from>", "team:<to>"])]
    Task TransferAsync(int player, int from, int to);
}
