using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cacheable.Tests.Serialization;

/// <summary>Writes the values of a type's members one behind the other and no names, as compact formats do: it can tell nothing of a shape.</summary>
public sealed class PositionalSerializer : ICacheSerializer
{
    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true };

    /// <summary>What it throws from now on.</summary>
    public Exception? Failure { get; set; }

    public int Written { get; private set; }

    public int Read { get; private set; }

    public string Id => "positional";

    public void Serialize<TValue>(TValue value, IBufferWriter<byte> destination)
    {
        Written++;
        ThrowIfFailing();
        var members = JsonSerializer.SerializeToElement(value, Options);
        var values = members.ValueKind == JsonValueKind.Object ? members.EnumerateObject().Select(static member => member.Value) : [members];
        using var writer = new Utf8JsonWriter(destination);
        JsonSerializer.Serialize(writer, values);
    }

    public TValue? Deserialize<TValue>(ReadOnlySequence<byte> source)
    {
        Read++;
        ThrowIfFailing();
        var reader = new Utf8JsonReader(source);
        var values = JsonSerializer.Deserialize<List<JsonElement>>(ref reader)!;
        var names = typeof(TValue) == typeof(string) ? [] : typeof(TValue).GetProperties().Where(static member => member.CanWrite).Select(static member => member.Name).ToList();
        return names.Count == 0
            ? values[0].Deserialize<TValue>(Options)
            : JsonSerializer.SerializeToElement(names.Zip(values).ToDictionary(static pair => pair.First, static pair => pair.Second)).Deserialize<TValue>(Options);
    }

    private void ThrowIfFailing()
    {
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}

/// <summary>What a constructor of a serializer may ask for.</summary>
public sealed class SerializerSettings;

/// <summary>JSON under a name of its own, made with a service of the application.</summary>
public sealed class SettledSerializer(SerializerSettings settings, IEnumerable<JsonSerializerContext> contexts) : ICacheSerializer
{
    private readonly JsonCacheSerializer _json = new(contexts);

    public SerializerSettings Settings => settings;

    public string Id => "settled";

    public void Serialize<TValue>(TValue value, IBufferWriter<byte> destination) => _json.Serialize(value, destination);

    public TValue? Deserialize<TValue>(ReadOnlySequence<byte> source) => _json.Deserialize<TValue>(source);
}
