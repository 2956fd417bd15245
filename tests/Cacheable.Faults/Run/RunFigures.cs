using System.Globalization;

namespace Cacheable.Faults.Run;

/// <summary>The sums of a run.</summary>
internal sealed class RunFigures(int kinds, int injections, Fleet fleet, TimeSpan took)
{
    private readonly long _operations = fleet.Operations;
    private readonly long _violations = fleet.Sum(static board => board.Violations);
    private readonly long _errors = fleet.Sum(static board => board.Errors);

    public void Print(TextWriter output, RunOptions options)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{options.Instances} instances in processes of their own, L1 lease {options.L1Lease.TotalMilliseconds:0} ms, seed {options.Seed}, {took.TotalSeconds:0} s"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kinds} kinds of faults, {injections:#,0} injections, {_operations:#,0} operations: {Sum(static board => board.ImmediateReads):#,0} hits of L1, {Sum(static board => board.L2Hits):#,0} hits of L2, {Sum(static board => board.Loads):#,0} loads, {Sum(static board => board.RefusedFills):#,0} fills refused, {Sum(static board => board.Writes):#,0} writes"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"invalidations by hand: {Sum(static board => board.Applied):#,0} applied, {Sum(static board => board.Deferred):#,0} deferred"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_violations:#,0} violations, {_errors:#,0} errors"));
    }

    /// <summary>What is not as demanded.</summary>
    public IEnumerable<string> Missed(Demanded demanded)
    {
        if (_violations > 0)
            yield return $"{_violations} reads were stale";

        if (_errors > 0)
            yield return $"{_errors} reads threw or returned another row";

        if (kinds < demanded.Kinds)
            yield return $"{kinds} of {demanded.Kinds} kinds of faults";

        if (injections < demanded.Injections)
            yield return $"{injections} of {demanded.Injections} injections";

        if (_operations < demanded.Operations)
            yield return $"{_operations} of {demanded.Operations} operations";
    }

    private long Sum(Func<Oracle.Board, long> count) => fleet.Sum(count);
}
