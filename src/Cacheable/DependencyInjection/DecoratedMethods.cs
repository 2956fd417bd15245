using System.Collections.Concurrent;
using Cacheable.Contract;

namespace Cacheable.DependencyInjection;

/// <summary>The cached methods of each decorated interface: made once for each service provider, shared by all its decorators.</summary>
internal sealed class DecoratedMethods(ICacheEngine engine)
{
    private readonly ConcurrentDictionary<ClosedDecoration, Lazy<object>> _methods = new();

    // Lazy, because two first callers at once must not make two L1 stores of one method.
    public object Of(ClosedDecoration decoration) =>
        _methods.GetOrAdd(decoration, static (of, engine) => new Lazy<object>(() => of.CreateMethods(engine)), engine).Value;
}
