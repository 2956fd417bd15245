using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Cacheable.Serialization;

namespace Cacheable;

/// <summary>
/// System.Text.Json, the serializer of an application that chooses no other: by the application's source-generated contexts first, by reflection where that is
/// allowed; where it is not, ids, names, amounts and times need no context.
/// </summary>
public sealed class JsonCacheSerializer : ICacheSerializer
{
    private readonly JsonSerializerOptions _options;

    /// <summary>Takes the contexts of <c>AddJsonContext</c>.</summary>
    /// <param name="contexts">Asked in this order.</param>
    public JsonCacheSerializer(IEnumerable<JsonSerializerContext> contexts)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        var resolvers = contexts.Cast<IJsonTypeInfoResolver>().ToList();
        resolvers.Add(JsonSerializer.IsReflectionEnabledByDefault ? Reflection() : PlainJsonContext.Default);

        // With fields, or a tuple would be written as {} and come back as a tuple of defaults: a wrong value.
        _options = new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine([.. resolvers]), IncludeFields = true };
        _options.MakeReadOnly();
    }

    /// <inheritdoc/>
    public string Id => "json";

    /// <inheritdoc/>
    public void Serialize<TValue>(TValue value, IBufferWriter<byte> destination)
    {
        using var writer = new Utf8JsonWriter(destination, new JsonWriterOptions { SkipValidation = true });
        JsonSerializer.Serialize(writer, value, TypeInfo<TValue>());
    }

    /// <inheritdoc/>
    public TValue? Deserialize<TValue>(ReadOnlySequence<byte> source)
    {
        if (source.IsSingleSegment)
        {
            return JsonSerializer.Deserialize(source.FirstSpan, TypeInfo<TValue>());
        }

        var reader = new Utf8JsonReader(source);
        return JsonSerializer.Deserialize(ref reader, TypeInfo<TValue>());
    }

    /// <summary>Names and types of all that is written, at any depth.</summary>
    public string ShapeOf<TValue>() => JsonShape.Of(TypeInfo<TValue>());

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Called only where the application keeps reflection-based serialization on.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Called only where the application keeps reflection-based serialization on.")]
    private static DefaultJsonTypeInfoResolver Reflection() => new();

    private JsonTypeInfo<TValue> TypeInfo<TValue>() => (JsonTypeInfo<TValue>)_options.GetTypeInfo(typeof(TValue));
}
