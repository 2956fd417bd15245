using System.Runtime.CompilerServices;

namespace Cacheable.Generators.Reuse;

/// <summary>Numbers objects, so that one can be recognized without being kept alive.</summary>
internal sealed class Identity
{
    private static readonly ConditionalWeakTable<object, Identity> Known = new();
    private static long _last;

    private readonly long _number = Interlocked.Increment(ref _last);

    public static long Of(object one) => Known.GetValue(one, static _ => new Identity())._number;
}
