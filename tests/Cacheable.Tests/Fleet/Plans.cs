using Cacheable.Contract;
using Cacheable.Transactions;

namespace Cacheable.Tests;

/// <summary>The key of a user's profile.</summary>
internal readonly record struct ProfileKey(int Id) : ICacheKey
{
    public string ToText() => CacheKey.Format($"user:{Id}:profile");
}

/// <summary>The key of a user's orders: another method below the same prefixes.</summary>
internal readonly record struct OrdersKey(int Id) : ICacheKey
{
    public string ToText() => CacheKey.Format($"user:{Id}:orders");
}

/// <summary>What the generator would know of the methods under test.</summary>
internal static class Plans
{
    public static readonly TimeSpan TimeToLive = TimeSpan.FromMinutes(10);

    public static readonly CachedMethodPlan Profile = new()
    {
        Method = "IUsers.GetProfileAsync",
        KeyTemplate = "user:<id>:profile",
        TimeToLive = TimeToLive,
    };

    public static readonly CachedMethodPlan Orders = new()
    {
        Method = "IUsers.GetOrdersAsync",
        KeyTemplate = "user:<id>:orders",
        TimeToLive = TimeToLive,
    };

    /// <summary>Reads through a cached method with a loader of the test.</summary>
    public static ValueTask<TValue> ReadAsync<TKey, TValue>(
        this CachedMethod<TKey, TValue> method, TKey key, Loader<TValue> loader, CancellationToken cancellationToken = default)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        method.GetAsync(CacheScope.None, key, loader, 0, static (loader, _, token) => new ValueTask<TValue>(loader.LoadAsync(token)), cancellationToken);

    /// <inheritdoc cref="ReadAsync{TKey, TValue}(CachedMethod{TKey, TValue}, TKey, Loader{TValue}, CancellationToken)"/>
    public static Task<TValue> ReadAsync<TKey, TValue>(
        this CachedTaskMethod<TKey, TValue> method, TKey key, Loader<TValue> loader, CancellationToken cancellationToken = default)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        method.GetAsync(CacheScope.None, key, loader, 0, static (loader, _, token) => loader.LoadAsync(token), cancellationToken);

    /// <summary>Writes <paramref name="value"/> and has it replace the entry.</summary>
    public static Task WriteAsync<TKey, TValue>(this UpdatingMethod<TKey, TValue> method, TKey key, TValue value)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        method.RunAsync(
            CacheScope.None, key, [], 0, (key, value), static (_, _) => Task.CompletedTask, static written => new Updated<TKey, TValue>(written.key, written.value));
}
