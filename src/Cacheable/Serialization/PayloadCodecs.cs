using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cacheable.Serialization;

/// <summary>Makes codecs, each with the serializer that its method asks for.</summary>
internal sealed class PayloadCodecs(IServiceProvider services, ICacheSerializer common, IOptions<CacheableOptions> options)
{
    private readonly ConcurrentDictionary<Type, ICacheSerializer> _chosen = new();

    /// <summary>A codec for the entries of a method, or, without one, for the application's serializer.</summary>
    /// <param name="method">The method.</param>
    /// <param name="isOnlyCopy">Whether what it reads is held nowhere else.</param>
    /// <exception cref="InvalidOperationException">The serializer that the method asks for cannot be made.</exception>
    public PayloadCodec<TValue> Create<TValue>(CachedMethodPlan? method, bool isOnlyCopy = false) => new(
        method?.Serializer is { } type ? Choose(type, method.Method) : common,
        method?.Shape ?? 0,
        PayloadLimits.Of(options.Value) with { IsOnlyCopy = isOnlyCopy });

    /// <summary>Why the serializer that a method asks for cannot be made; <see langword="null"/> where it can.</summary>
    public string? ProblemOf(CachedMethodPlan method)
    {
        try
        {
            _ = method.Serializer is { } type ? Choose(type, method.Method) : common;
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }

    // One instance for all methods that ask for the type: the application's own where it is registered.
    private ICacheSerializer Choose(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, string method)
    {
        if (_chosen.TryGetValue(type, out var known))
        {
            return known;
        }

        try
        {
            return _chosen.GetOrAdd(
                type,
                (ICacheSerializer)(type == common.GetType() ? common : services.GetService(type) ?? ActivatorUtilities.CreateInstance(services, type)));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"{method}: its serializer {type} cannot be made ({exception.Message}). Name a class that implements {nameof(ICacheSerializer)}, and register what its constructor asks for.",
                exception);
        }
    }
}
