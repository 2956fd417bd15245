namespace Cacheable.Faults.Oracle;

/// <summary>Everything that the processes of a run share, in one mapped file.</summary>
internal sealed class OracleMap : IDisposable
{
    public const int Rows = 1024;
    public const int RowsPerShard = 32;
    public const int Shards = Rows / RowsPerShard;
    public const int Views = 3;
    public const int MaxInstances = 4;

    private readonly SharedLongs _longs;

    public OracleMap(string path)
    {
        var next = 0L;
        long Take(long length)
        {
            var start = next;
            next += length;
            return start;
        }

        var control = Take(Control.Length);
        var boards = Take(Board.Length * MaxInstances);
        var source = Take(Rows);
        var splits = Take(Splits.Length);
        var demands = Take(Demands.Length);
        var stories = Take(Stories.Length);
        var sightings = Take(Sightings.Length);

        _longs = new SharedLongs(path, next);
        Control = new Control(new Section(_longs, control));
        Boards = [.. Enumerable.Range(0, MaxInstances).Select(instance => new Board(new Section(_longs, boards + (instance * Board.Length))))];
        Source = new Source(new Section(_longs, source));
        Splits = new Splits(new Section(_longs, splits));
        Demands = new Demands(new Section(_longs, demands));
        Stories = new Stories(new Section(_longs, stories));
        Sightings = new Sightings(new Section(_longs, sightings));
    }

    public Control Control { get; }

    /// <summary>What each instance counts.</summary>
    public IReadOnlyList<Board> Boards { get; }

    public Source Source { get; }

    public Splits Splits { get; }

    public Demands Demands { get; }

    public Stories Stories { get; }

    public Sightings Sightings { get; }

    public void Dispose() => _longs.Dispose();
}
