using System.Globalization;

namespace Cacheable.Tests.Servers;

/// <summary>
/// The move of one slot from a master to another, in the steps that an operator's tool takes. Between any two of them commands
/// are redirected (<c>ASK</c>, <c>MOVED</c>), and those of several keys refused (<c>TRYAGAIN</c>) where not all are on one side.
/// </summary>
public sealed class SlotMove : IAsyncDisposable
{
    private readonly RedisCluster _cluster;
    private readonly (RedisProcess Node, string Id) _from;
    private readonly (RedisProcess Node, string Id) _to;
    private bool _isUnderWay;

    internal SlotMove(RedisCluster cluster, int slot, RedisProcess from, string fromId, RedisProcess to, string toId)
    {
        (_cluster, Slot) = (cluster, slot);
        (_from, _to) = ((from, fromId), (to, toId));
    }

    public int Slot { get; }

    public RedisProcess From => _from.Node;

    public RedisProcess To => _to.Node;

    private string SlotText => Slot.ToString(CultureInfo.InvariantCulture);

    /// <summary>Both sides know that the slot moves; no key has moved.</summary>
    public async Task BeginAsync()
    {
        _isUnderWay = true;
        await SetSlotAsync(To, "IMPORTING", _from.Id);
        await SetSlotAsync(From, "MIGRATING", _to.Id);
    }

    /// <summary>Moves the keys that lie on the old side now and are chosen.</summary>
    /// <returns>How many those were.</returns>
    public async Task<int> MoveKeysAsync(Func<string, bool> isChosen)
    {
        var keys = (await RawRedis.ListAsync(From.Port, "CLUSTER", "GETKEYSINSLOT", SlotText, "1000000")).Where(isChosen).ToArray();
        foreach (var part in keys.Chunk(100))
        {
            await RawRedis.CallAsync(
                From.Port, ["MIGRATE", "127.0.0.1", To.Port.ToString(CultureInfo.InvariantCulture), string.Empty, "0", "10000", "KEYS", .. part]);
        }

        return keys.Length;
    }

    /// <summary>Moves what is left and gives the slot to the new side; returns when all nodes know.</summary>
    public async Task EndAsync()
    {
        await GiveAsync();
        await _cluster.AgreeAsync();
        _isUnderWay = false;
    }

    /// <summary>All steps.</summary>
    public async Task RunAsync()
    {
        await BeginAsync();
        await EndAsync();
    }

    /// <summary>Ends a move that was left in the middle, so that a test that fails there harms no other.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isUnderWay)
        {
            await EndAsync();
        }
    }

    /// <remarks>The new side first: told last, it would send clients back to the old one, which sends them to the new one.</remarks>
    private async Task GiveAsync()
    {
        // A key may be written on the old side between the last look and its removal from there: none is left behind.
        while (await MoveKeysAsync(static _ => true) > 0)
        {
        }

        foreach (var node in (await _cluster.MastersAsync()).Prepend(From).Prepend(To).Distinct())
        {
            await SetSlotAsync(node, "NODE", _to.Id);
        }
    }

    private Task<string?> SetSlotAsync(RedisProcess node, string state, string id) => RawRedis.CallAsync(node.Port, "CLUSTER", "SETSLOT", SlotText, state, id);
}
