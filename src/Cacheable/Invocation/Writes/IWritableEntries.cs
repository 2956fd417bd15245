using Cacheable.Contract;

namespace Cacheable.Invocation.Writes;

/// <summary>A cached method whose entries other methods write.</summary>
internal interface IWritableEntries<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    WrittenEntries<TKey, TValue> Written { get; }
}
