using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>Every queue of one group. Every member runs under the store's lock.</summary>
internal sealed class GroupWrites
{
    private readonly QueueClock _clock;
    private readonly Dictionary<string, QueuedRecord> _newest;
    private readonly Dictionary<QueueName, Lane> _lanes;

    public GroupWrites(QueueClock clock)
        : this(clock, new(StringComparer.Ordinal), [])
    {
    }

    private GroupWrites(QueueClock clock, Dictionary<string, QueuedRecord> newest, Dictionary<QueueName, Lane> lanes) =>
        (_clock, _newest, _lanes) = (clock, newest, lanes);

    /// <summary>What one queue has in this group.</summary>
    public sealed record Lane(IWaitingWrites Waiting, SeenTokens Tokens, DeadLetters Letters);

    public Lane this[QueueName queue]
    {
        get
        {
            if (!_lanes.TryGetValue(queue, out var lane))
            {
                lane = new Lane(queue.IsLog ? new LoggedWrites(_clock) : new KeyedWrites(_clock, _newest), new SeenTokens(), new DeadLetters());
                _lanes.Add(queue, lane);
            }

            return lane;
        }
    }

    /// <summary>The queued write of a key, which is the newest value of it (races 44 and 45).</summary>
    public QueuedRecord? Newest(string key) => _newest.GetValueOrDefault(key);

    /// <summary>Above every version before it, and no lower where the store forgot them but its clock did not (race 50).</summary>
    public long NextVersion(Lane lane) => Math.Max(lane.Tokens.Highest + 1, _clock.Microseconds);

    public GroupWrites Copy()
    {
        var newest = new Dictionary<string, QueuedRecord>(_newest, StringComparer.Ordinal);
        var lanes = _lanes.ToDictionary(
            lane => lane.Key,
            lane => new Lane(
                lane.Value.Waiting is KeyedWrites keyed ? keyed.Copy(newest) : ((LoggedWrites)lane.Value.Waiting).Copy(),
                lane.Value.Tokens.Copy(),
                lane.Value.Letters.Copy()));
        return new GroupWrites(_clock, newest, lanes);
    }
}
