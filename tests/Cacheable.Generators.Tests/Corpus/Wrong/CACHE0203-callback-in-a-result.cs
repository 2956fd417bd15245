public interface IRules
{
    [Cached("rules:<market>", Ttl = "10m")]
    Task<RuleSet> {|CACHE0203:GetRulesAsync|}(string market);
}

public sealed record RuleSet(string Market, IReadOnlyList<Rule> Rules);

public sealed record Rule(string Name, Func<decimal, bool> Applies);
