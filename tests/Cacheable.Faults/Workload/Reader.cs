using System.Diagnostics;
using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Workload;

/// <summary>Reads rows one after the other and has every answer judged.</summary>
internal abstract class Reader(OracleMap map, Identity identity, Judge judge, Action<string> tell)
{
    private readonly Board _board = map.Boards[identity.Instance];

    protected int Instance => identity.Instance;

    public async Task RunAsync(int burst, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            for (var read = 0; read < burst && map.Control.IdleInstance != Instance; read++)
                await ReadAsync();

            await Pause.ForMilliseconds(1);
        }
    }

    /// <summary>The next row and how to read it.</summary>
    protected abstract (int Row, View View) Next();

    protected abstract ValueTask<Item> StartAsync(int row, View view);

    private async ValueTask ReadAsync()
    {
        var (row, view) = Next();
        var began = Stopwatch.GetTimestamp();
        var committed = map.Source.Read(row);
        try
        {
            var reading = StartAsync(row, view);
            var immediate = reading.IsCompletedSuccessfully;
            var item = await reading;
            Count(immediate);
            if (!immediate)
                map.Stories.Add(row, StoryKind.Read, Instance, view, item.Version);

            Check(new ReadResult(Instance, identity.Generation, row, view, began, committed, item.Version, immediate), item);
        }
        catch (Exception exception) when (exception is InjectedException or OperationCanceledException)
        {
            Count(immediate: false);
        }
        catch (Exception exception)
        {
            Interlocked.Increment(ref _board.Errors);
            tell($"ERROR instance {Instance}, row {row}, {view}: {exception}");
        }
    }

    private void Count(bool immediate)
    {
        Interlocked.Increment(ref _board.Reads);
        if (immediate)
            Interlocked.Increment(ref _board.ImmediateReads);
    }

    private void Check(in ReadResult read, Item item)
    {
        if (item.Row != read.Row)
        {
            Interlocked.Increment(ref _board.Errors);
            tell($"ERROR instance {Instance} asked for row {read.Row} and was given row {item.Row}.");
        }
        else if (judge.BrokenBy(read) is { } demand)
        {
            Interlocked.Increment(ref _board.Violations);
            tell(Violation.Describe(read, demand, map.Stories));
        }
    }
}
