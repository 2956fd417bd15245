namespace Cacheable.WriteBehind;

/// <summary>What a dead letter says of why it is one.</summary>
internal static class DeadLetterError
{
    private const int Longest = 2_000;

    public static string Of(Exception exception)
    {
        var texts = new List<string>();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            texts.Add($"{current.GetType().FullName}: {current.Message}");
        }

        var text = string.Join(" <- ", texts);
        return text.Length <= Longest ? text : text[..Longest];
    }

    /// <summary>It was claimed again and again, and nobody ever said what became of it.</summary>
    public static string NeverAnswered(int claims) =>
        $"It was claimed {claims} times and nobody said what became of it: it may end the process that flushes it.";

    public static string Older(long version, long held) =>
        $"The sink holds version {held} and this write has {version}. It may be older than what the sink has: compare the two, then replay or discard it.";
}
