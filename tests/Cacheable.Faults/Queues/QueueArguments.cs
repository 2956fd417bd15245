using System.Globalization;

namespace Cacheable.Faults.Queues;

/// <summary>What the conductor tells a process that it starts.</summary>
/// <param name="Role">What it does.</param>
/// <param name="Number">Which writer it is.</param>
/// <param name="Seed">Of its draws.</param>
/// <param name="Redis">Where L2 is.</param>
/// <param name="Sink">Where the sink is.</param>
/// <param name="Ledger">Where a writer writes in the end what was acknowledged.</param>
/// <param name="Compares">Whether the sink compares versions.</param>
internal sealed record QueueArguments(QueueRole Role, int Number, int Seed, string Redis, string Sink, string Ledger, bool Compares)
{
    public const string Word = "--queue-process";

    public static QueueArguments Parse(IReadOnlyList<string> words) => new(
        Enum.Parse<QueueRole>(words[1]),
        int.Parse(words[2], CultureInfo.InvariantCulture),
        int.Parse(words[3], CultureInfo.InvariantCulture),
        words[4],
        words[5],
        words[6],
        bool.Parse(words[7]));

    public IEnumerable<string> ToWords() =>
        [Word, Role.ToString(), Number.ToString(CultureInfo.InvariantCulture), Seed.ToString(CultureInfo.InvariantCulture), Redis, Sink, Ledger, Compares.ToString()];
}
