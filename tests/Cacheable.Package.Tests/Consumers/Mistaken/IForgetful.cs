using Cacheable;

namespace Mistaken;

public interface IForgetful
{
    [Cached("answer:<question>")]
    Task<int> AnswerAsync(int question);

    [Cached("reason:<question>", Ttl = "5m")]
    Task<Reason> GetReasonAsync(int question);
}

/// <summary>No context covers it, and the project says that it is compatible with native code.</summary>
public sealed record Reason(string Text);
