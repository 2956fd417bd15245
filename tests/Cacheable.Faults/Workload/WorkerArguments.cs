using System.Globalization;

namespace Cacheable.Faults.Workload;

/// <summary>What a conductor tells a process that it starts.</summary>
/// <param name="Map">The shared file.</param>
/// <param name="Instance">Which instance to be.</param>
/// <param name="Generation">How many processes have been this instance, with this one.</param>
/// <param name="Redis">Where L2 is reached.</param>
/// <param name="Groups">Into how many groups its keys are divided there.</param>
/// <param name="L1Lease">The L1 lease to set.</param>
/// <param name="Seed">Of its draws.</param>
/// <param name="Role">What it does.</param>
internal sealed record WorkerArguments(string Map, int Instance, long Generation, string Redis, int Groups, TimeSpan L1Lease, int Seed, WorkerRole Role)
{
    public const string Word = "--worker";

    public static WorkerArguments Parse(IReadOnlyList<string> words)
    {
        var numbers = words.Skip(3).Select(static word => long.Parse(word, CultureInfo.InvariantCulture)).ToList();
        return new WorkerArguments(
            words[1], (int)numbers[0], numbers[1], words[2], (int)numbers[2], TimeSpan.FromMilliseconds(numbers[3]), (int)numbers[4], (WorkerRole)numbers[5]);
    }

    public IEnumerable<string> ToWords() =>
    [
        Word, Map, Redis, .. new[] { Instance, Generation, Groups, (long)L1Lease.TotalMilliseconds, Seed, (long)Role }
            .Select(static number => number.ToString(CultureInfo.InvariantCulture)),
    ];
}
