using System.Reflection;
using Cacheable.Remote;

namespace Cacheable.Tests;

/// <summary>A tier whose payloads lie in buffers that are lent, and of another history where a test wants it.</summary>
public class LendingTier : DispatchProxy
{
    private IRemoteTier _inner = null!;

    /// <summary>The buffers that were lent.</summary>
    public int Lent { get; private set; }

    /// <summary>The buffers that were not given back.</summary>
    public int Out { get; private set; }

    /// <summary>Whether what is read is of another history.</summary>
    public bool IsForeign { get; set; }

    /// <summary>Whether a read finds nothing, so that whoever asks for the lease is told of the entry.</summary>
    public bool HidesReads { get; set; }

    public static (IRemoteTier Tier, LendingTier Lender) Over(IRemoteTier inner)
    {
        var tier = Create<IRemoteTier, LendingTier>();
        var lender = (LendingTier)(object)tier;
        lender._inner = inner;
        return (tier, lender);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Invoke(_inner, args) switch
    {
        ValueTask<RemoteEntry?> read => new ValueTask<RemoteEntry?>(ReadAsync(read)),
        ValueTask<LeaseReply> lease => new ValueTask<LeaseReply>(LeaseAsync(lease)),
        var other => other,
    };

    private async Task<RemoteEntry?> ReadAsync(ValueTask<RemoteEntry?> read) => await read is { } entry && !HidesReads ? Lend(entry) : null;

    private async Task<LeaseReply> LeaseAsync(ValueTask<LeaseReply> lease)
    {
        var reply = await lease;
        return reply.Entry is { } entry ? LeaseReply.Found(Lend(entry)) : reply;
    }

    private RemoteEntry Lend(RemoteEntry entry)
    {
        (Lent, Out) = (Lent + 1, Out + 1);
        return entry with { Owner = new Loan(this), Incarnation = IsForeign ? entry.Incarnation + 1 : entry.Incarnation };
    }

    private sealed class Loan(LendingTier lender) : IDisposable
    {
        public void Dispose() => lender.Out--;
    }
}
