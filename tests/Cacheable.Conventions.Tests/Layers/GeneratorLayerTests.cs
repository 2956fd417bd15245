using System.Reflection;

namespace Cacheable.Conventions.Tests.Layers;

public sealed class GeneratorLayerTests
{
    private const string Roslyn = "Microsoft.CodeAnalysis";
    private const string Generators = "analyzers/Cacheable.Generators";

    [Fact]
    public void Emitting_sees_models_and_no_symbol()
    {
        var files = Repository.Files(".cs", $"{Generators}/Emitting");

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => Repository.Read(file).Contains(Roslyn, StringComparison.Ordinal));
    }

    [Fact]
    public void Models_hold_no_type_of_the_compiler()
    {
        var models = Assembly.Load("Cacheable.Generators").GetTypes()
            .Where(type => type.Namespace?.StartsWith("Cacheable.Generators.Models", StringComparison.Ordinal) == true)
            .ToList();

        var held = models.SelectMany(model => model
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => Parts(field.FieldType).Any(IsOfTheCompiler))
            .Select(field => $"{model.Name} holds {field.FieldType.Name} in {field.Name}"));

        Assert.NotEmpty(models);
        Assert.Empty(held);
    }

    [Fact]
    public void The_generator_reports_nothing_and_leaves_that_to_the_analyzers()
    {
        var reporting = Repository.Files(".cs", Generators)
            .Where(file => !file.StartsWith($"{Generators}/Analyzers/", StringComparison.Ordinal))
            .Where(file => Repository.Read(file).Contains("ReportDiagnostic", StringComparison.Ordinal));

        Assert.Empty(reporting);
    }

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type),
        _ => [type],
    };

    private static bool IsOfTheCompiler(Type type) => type.Namespace?.StartsWith(Roslyn, StringComparison.Ordinal) == true;
}
