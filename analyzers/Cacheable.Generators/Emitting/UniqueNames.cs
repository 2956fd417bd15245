using System.Globalization;

namespace Cacheable.Generators.Emitting;

/// <summary>Hands out names that are not taken: <c>Get</c>, <c>Get2</c>, <c>Get3</c>.</summary>
internal sealed class UniqueNames(IEnumerable<string> taken, StringComparer comparer)
{
    private readonly HashSet<string> _taken = new(taken, comparer);

    public string Take(string wanted)
    {
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++)
        {
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
