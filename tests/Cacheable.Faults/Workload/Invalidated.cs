using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Workload;

/// <summary>One entry that an invalidation concerns, and the version committed before the invalidation began.</summary>
internal readonly record struct Invalidated(int Row, View View, long Version)
{
    /// <summary>All entries of a row.</summary>
    public static IEnumerable<Invalidated> Throughout(int row, long version) =>
        Enum.GetValues<View>().Select(view => new Invalidated(row, view, version));

    /// <summary>All entries of several rows.</summary>
    public static IReadOnlyList<Invalidated> Throughout(IEnumerable<int> rows, IEnumerable<long> versions) =>
        [.. rows.Zip(versions).SelectMany(static row => Throughout(row.First, row.Second))];
}
