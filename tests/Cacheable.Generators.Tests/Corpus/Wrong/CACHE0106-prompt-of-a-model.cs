namespace Assistants;

public interface ICompletions
{
    [Cached("completion:<model>:<{|CACHE0106:systemPrompt|}>", Ttl = "1d")]
    Task<string> CompleteAsync(string model, string systemPrompt);
}
