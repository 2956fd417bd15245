using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Cacheable.Serialization;

/// <summary>System.Text.Json: by the application's source-generated contexts first, by reflection where that is allowed; where it is not, the plain types need no context.</summary>
internal sealed class JsonValueSerializer : IValueSerializer
{
    private readonly JsonSerializerOptions _options;

    public JsonValueSerializer(IEnumerable<JsonSerializerContext> contexts)
    {
        var resolvers = contexts.Cast<IJsonTypeInfoResolver>().ToList();
        resolvers.Add(JsonSerializer.IsReflectionEnabledByDefault ? Reflection() : PlainJsonContext.Default);

        // With fields, or a tuple would be written as {} and come back as a tuple of defaults: a wrong value.
        _options = new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine([.. resolvers]), IncludeFields = true };
        _options.MakeReadOnly();
    }

    public string Id => "json";

    public void Serialize<TValue>(TValue value, IBufferWriter<byte> destination)
    {
        using var writer = new Utf8JsonWriter(destination, new JsonWriterOptions { SkipValidation = true });
        JsonSerializer.Serialize(writer, value, TypeInfo<TValue>());
    }

    public TValue? Deserialize<TValue>(ReadOnlySpan<byte> source) => JsonSerializer.Deserialize(source, TypeInfo<TValue>());

    public string ShapeOf<TValue>() => JsonShape.Of(TypeInfo<TValue>());

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Called only where the application keeps reflection-based serialization on.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Called only where the application keeps reflection-based serialization on.")]
    private static DefaultJsonTypeInfoResolver Reflection() => new();

    private JsonTypeInfo<TValue> TypeInfo<TValue>() => (JsonTypeInfo<TValue>)_options.GetTypeInfo(typeof(TValue));
}
