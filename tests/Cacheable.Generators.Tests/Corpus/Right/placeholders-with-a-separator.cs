// Near CACHE0107: a number ends where a letter begins, a Guid has one length.
public interface ISeats
{
    [Cached("seat:<row>x<column>", Ttl = "1m")]
    Task<bool> IsFreeAsync(int row, int column);

    [Cached("ticket:<id>-<name>", Ttl = "1m")]
    Task<bool> IsSoldAsync(Guid id, string name);
}
