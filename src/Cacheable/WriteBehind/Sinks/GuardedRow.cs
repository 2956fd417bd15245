namespace Cacheable.WriteBehind.Sinks;

/// <summary>One row on its way into a <see cref="GuardedTable"/>.</summary>
/// <param name="columns">Its columns, the key among them and the version not: that one is added.</param>
public sealed class GuardedRow(params IReadOnlyList<(string Name, object? Value)> columns)
{
    /// <summary>The columns, without the version.</summary>
    public IReadOnlyList<(string Name, object? Value)> Columns { get; } = columns;

    /// <summary>The queued write that it comes from, where that is not the one of the running flush.</summary>
    public FlushedWrite? Write { get; init; }

    /// <summary>Its version, where no queued write gives one: it is compared as theirs are, and no flush is told of the answer.</summary>
    public long? Version { get; init; }
}
