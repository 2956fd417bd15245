using System.Collections.Concurrent;

namespace Cacheable.EntityFrameworkCore.Outbox;

/// <summary>The rows of the outbox whose invalidation is done, to be deleted by the worker and not by the caller of a commit.</summary>
internal sealed class PaidRows
{
    // Beyond this, rows are left where they are: replayed, they cost an invalidation and are deleted then.
    private const int AtMost = 10_000;

    private readonly ConcurrentDictionary<Type, ConcurrentQueue<Guid>> _rows = new();

    public void Add(Type context, Guid row)
    {
        var rows = Of(context);
        if (rows.Count < AtMost)
        {
            rows.Enqueue(row);
        }
    }

    public IReadOnlyList<Guid> Take(Type context, int atMost)
    {
        var rows = Of(context);
        var taken = new List<Guid>();
        while (taken.Count < atMost && rows.TryDequeue(out var row))
        {
            taken.Add(row);
        }

        return taken;
    }

    private ConcurrentQueue<Guid> Of(Type context) => _rows.GetOrAdd(context, static _ => new ConcurrentQueue<Guid>());
}
