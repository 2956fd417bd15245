using System.Globalization;

namespace Cacheable.Faults.Queues;

/// <summary>What all writers have called, and what was acknowledged.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<int, (long Called, long Acknowledged)> _baskets = [];
    private readonly Dictionary<int, (long Called, HashSet<long> Unknown)> _notes = [];

    /// <summary>For each basket, the highest counter that was called and the highest that was acknowledged.</summary>
    public IReadOnlyDictionary<int, (long Called, long Acknowledged)> Baskets => _baskets;

    /// <summary>For each writer, how many notes it called, from one on, and which of them nobody knows of.</summary>
    public IReadOnlyDictionary<int, (long Called, HashSet<long> Unknown)> Notes => _notes;

    /// <summary>How many calls threw, and may have been accepted or not.</summary>
    public long Unknown { get; private set; }

    public long AcknowledgedNotes => _notes.Values.Sum(static series => series.Called - series.Unknown.Count);

    public void Read(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            var words = line.Split(' ');
            var numbers = words.Skip(1).Select(static word => long.Parse(word, CultureInfo.InvariantCulture)).ToList();
            switch (words[0])
            {
                case "basket":
                    _baskets.Add((int)numbers[0], (numbers[1], numbers[2]));
                    break;
                case "notes":
                    _notes.Add((int)numbers[0], (numbers[1], [.. numbers.Skip(2)]));
                    break;
                default:
                    Unknown += numbers[0];
                    break;
            }
        }
    }
}
