// Near CACHE0309: a tag may name what the key does not
public interface ISeats
{
    [Cached("seat:<flight>:<row>", Ttl = "30s", Tags = ["airline:<airline>"])]
    Task<bool> IsFreeAsync(int flight, int row, [NotInKey] string airline);

    [InvalidatesCache(Tags = ["airline:<airline>"])]
    Task CloseAsync(string airline);
}
