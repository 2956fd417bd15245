using System.Globalization;
using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>The writes of one queue that were given up: one for a key at most, and any number of a log.</summary>
internal sealed class DeadLetters
{
    // The version of a log's letter stands in for the key it has not.
    private readonly Dictionary<string, DeadLetter> _letters = new(StringComparer.Ordinal);

    public int Count => _letters.Count;

    public void Add(DeadLetter letter) => _letters[IdOf(letter.Write)] = letter;

    public DeadLetter? Find(WriteVersion write) =>
        _letters.TryGetValue(IdOf(write), out var letter) && letter.Write == write ? letter : null;

    /// <summary>A later write of the key was accepted: the letter is kept to be read and cannot be replayed.</summary>
    public void Overwrite(string key)
    {
        if (_letters.TryGetValue(key, out var letter))
        {
            _letters[key] = letter with { IsOverwritten = true };
        }
    }

    public bool Remove(WriteVersion write) => Find(write) is not null && _letters.Remove(IdOf(write));

    public IReadOnlyList<DeadLetter> List(long after, int take) =>
        [.. _letters.Values.Where(letter => letter.Write.Version > after).OrderBy(letter => letter.Write.Version).Take(take)];

    public DeadLetters Copy()
    {
        var copy = new DeadLetters();
        foreach (var letter in _letters)
        {
            copy._letters.Add(letter.Key, letter.Value);
        }

        return copy;
    }

    private static string IdOf(WriteVersion write) => write.Key ?? write.Version.ToString(CultureInfo.InvariantCulture);
}
