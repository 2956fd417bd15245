using System.Text.Json;
using System.Text.Json.Serialization;

namespace Storefront.Demo;

/// <summary>The figures as JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoFigures))]
internal sealed partial class DemoJson : JsonSerializerContext
{
    public static async Task WriteAsync(string path, DemoFigures figures)
    {
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, figures, Default.DemoFigures);
    }
}
