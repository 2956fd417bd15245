using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cacheable.Model.State;

/// <summary>Everything there is at one moment.</summary>
internal struct World
{
    public const int MostInstances = 3;
    public const int MostFlights = 3;
    public const int MostInvalidations = 3;
    public const int MostMarks = 6;
    public const int MostIncarnations = 7;

    public Servers Servers;
    public Instances Instances;
    public Ambient Ambient;
    private PackedFlights _flights;
    private ulong _invalidations;
    private Executions _executions;

    [UnscopedRef]
    public readonly ReadOnlySpan<ulong> Words => MemoryMarshal.Cast<World, ulong>(new ReadOnlySpan<World>(in this));

    public readonly Flight Flight(int index) => Unsafe.BitCast<ulong, Flight>(_flights[index]);

    public void Set(int index, Flight flight) => _flights[index] = flight.Word;

    public readonly PendingInvalidation Invalidation(int index) =>
        Unsafe.BitCast<ulong, PendingInvalidation>((_invalidations >> (16 * index)) & 0xFFFF);

    public void Set(int index, PendingInvalidation invalidation) =>
        _invalidations = (_invalidations & ~(0xFFFFUL << (16 * index))) | (invalidation.Word << (16 * index));

    public readonly ExecutedInvalidation Executed(int mark) =>
        new((_executions[(mark - 1) >> 2] >> (ExecutedInvalidation.Width * ((mark - 1) & 3))) & 0xFFFF);

    public void Set(int mark, ExecutedInvalidation executed)
    {
        ref var word = ref _executions[(mark - 1) >> 2];
        var at = ExecutedInvalidation.Width * ((mark - 1) & 3);
        word = (word & ~(0xFFFFUL << at)) | (executed.Word << at);
    }

    /// <summary>The server that an instance talks to.</summary>
    public readonly int HomeOf(int instance) => (Ambient.Elsewhere >> instance) & 1;
}

[InlineArray(2)]
internal struct Servers
{
    private Server _first;
}

[InlineArray(World.MostInstances)]
internal struct Instances
{
    private Instance _first;
}

[InlineArray(World.MostFlights)]
internal struct PackedFlights
{
    private ulong _first;
}

[InlineArray(2)]
internal struct Executions
{
    private ulong _first;
}
