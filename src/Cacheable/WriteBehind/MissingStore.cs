using Cacheable.Remote;

namespace Cacheable.WriteBehind;

/// <summary>What is said where nothing keeps queued writes.</summary>
internal static class MissingStore
{
    public static string Message(string methods, IRemoteTier? tier) =>
        $"{methods}: its calls are queued by [WriteBehind], and nothing keeps the queue: "
        + (tier is null ? "no L2 is configured. Call UseRedis(...) in AddCacheable" : $"L2 ({tier.Name}) keeps none. Use one that does, such as UseRedis(...)")
        + ", or remove the attribute.";
}
