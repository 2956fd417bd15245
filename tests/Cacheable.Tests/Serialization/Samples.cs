using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Cacheable.Serialization;

namespace Cacheable.Tests.Serialization;

/// <summary>A value with some of everything.</summary>
public sealed record Article(int Id, string? Title, decimal Price, DateTimeOffset Since, IReadOnlyList<string> Tags, Article? Parent)
{
    public bool Equals(Article? other) =>
        other is not null && Id == other.Id && Title == other.Title && Price == other.Price && Since == other.Since
        && Tags.SequenceEqual(other.Tags) && Equals(Parent, other.Parent);

    public override int GetHashCode() => HashCode.Combine(Id, Title, Price);
}

/// <summary>A context that knows <see cref="Marked"/> alone and writes it as reflection would not.</summary>
public sealed class MarkedContext() : JsonSerializerContext(null), IJsonTypeInfoResolver
{
    protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

    public override JsonTypeInfo? GetTypeInfo(Type type) => null;

    JsonTypeInfo? IJsonTypeInfoResolver.GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        if (type != typeof(Marked))
        {
            return null;
        }

        var info = new DefaultJsonTypeInfoResolver().GetTypeInfo(type, options);
        info.Properties.Single().Name = "marked";
        return info;
    }
}

/// <summary>A value that <see cref="MarkedContext"/> knows.</summary>
public sealed record Marked(string FirstName);

internal static class Payloads
{
    public static readonly PayloadLimits Limits = PayloadLimits.Of(new CacheableOptions());

    /// <summary>A payload in an array of its own.</summary>
    public static byte[] Bytes<TValue>(this PayloadCodec<TValue> codec, TValue value, PayloadTimes times = default)
    {
        using var payload = codec.Encode(value, times);
        return payload.Span.ToArray();
    }
}
