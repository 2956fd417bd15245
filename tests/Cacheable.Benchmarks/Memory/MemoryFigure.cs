using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Memory.Peers;

namespace Cacheable.Benchmarks.Memory;

/// <summary>How many bytes an entry of L1 keeps alive beside its value, with 100,000 of them.</summary>
internal static class MemoryFigure
{
    /// <summary>More than the entries, because a bounded store may evict a little before it is full.</summary>
    public const int Capacity = Article.Count * 5 / 4;

    private const double BytesPerEntry = 150;

    public static int Run(Arguments arguments)
    {
        Article.Load(0);
        Func<Store>[] stores =
        [
            () => new DecoratedStore("Cacheable, ValueTask<T>, int key", static (articles, id) => articles.GetAsync(id).Value()),
            () => new DecoratedStore("Cacheable, Task<T>, int key", static (articles, id) => articles.GetTaskAsync(id).Wait()),
            () => new BareStore(), () => new MemoryCacheStore(), () => new HybridCacheStore(), () => new FusionCacheStore(),
        ];
        var rows = stores.Select(Weigh).ToList();

        // Of a method that returns Task<T>, what is kept and handed out is the task: it belongs to the value, 72 bytes of it.
        var promises = rows.Take(1).Select(row => new Promise($"{row.Name}: an entry beside its value", row.Values[0]!.Value, BytesPerEntry, "B"));
        return new Report("memory", ["B/entry", "entries held"], rows, [.. promises]).Finish(arguments);
    }

    private static Row Weigh(Func<Store> create)
    {
        // From one entry to all: what a cache weighs empty belongs to the application, not to an entry.
        var store = create();
        store.Read(0);
        var before = BytesAlive();
        store.ReadAll();
        var held = BytesAlive() - before;

        Article.Loads = 0;
        store.ReadAll();
        var entries = Article.Count - Article.Loads;
        (store as IDisposable)?.Dispose();
        return new Row(store.Name, [(double)held / entries, entries]);
    }

    /// <remarks>Twice, because what a finalizer holds goes only after it has run.</remarks>
    private static long BytesAlive()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
