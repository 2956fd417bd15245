public interface IClicks
{
    [WriteBehind(Batch = {|CACHE0312:nameof(RecordManyAsync)|})]
    Task RecordAsync(string page);

    Task RecordManyAsync(IReadOnlyList<int> pages, CancellationToken cancellationToken);
}
