using Cacheable.Generators;
using Microsoft.CodeAnalysis;

namespace Cacheable.Benchmarks.Editing;

/// <summary>Equal work for three packages: 200 files with five annotated methods each, over records of the same five members.</summary>
internal static class Projects
{
    private const int Files = 200;
    private const int MethodsInFile = 5;
    private const string Members = "(int Id, string Name, decimal Price, DateOnly Day, IReadOnlyList<string> Words)";

    public static EditedProject Cacheable() => new(
        "Cacheable",
        Write(
            (file, methods) => $$"""
            public interface IService{{file}}
            {
            {{methods}}

                [Cacheable.InvalidatesCache("file{{file}}:<id>:*")]
                Task RenameAsync(int id, string name, CancellationToken ct = default);
            }
            """,
            (file, method) => $"""
                [Cacheable.Cached("file{file}:<id>:row{method}", Ttl = "5m", Tags = ["{Typed(file, method)}"])]
                Task<Row{file}_{method}> Get{method}Async(int id, CancellationToken ct = default);
            """),
        [Reference(typeof(CachedAttribute)), Container],
        [new CacheableGenerator().AsSourceGenerator()],
        PeerParts.AnalyzersOf(typeof(CacheableGenerator).Assembly));

    public static EditedProject Mapperly() => new(
        "Mapperly",
        Write(
            (file, methods) => $$"""
            [Riok.Mapperly.Abstractions.Mapper]
            public partial class Mapper{{file}}
            {
            {{methods}}
            }
            """,
            (file, method) => $"""
                public partial Model{file}_{method} {Typed(file, method)}(Row{file}_{method} row);
            """,
            (file, method) => $"public sealed record Model{file}_{method}{Members};"),
        PeerParts.ReferencesOf("Mapperly"),
        PeerParts.GeneratorsOf("Mapperly"),
        PeerParts.AnalyzersOf("Mapperly"));

    public static EditedProject Mediator() => new(
        "Mediator",
        Write(
            (_, methods) => methods,
            (file, method) => $$"""
            public sealed record {{Typed(file, method)}}(int Id) : Mediator.IRequest<Row{{file}}_{{method}}>;

            public sealed class Handler{{file}}_{{method}} : Mediator.IRequestHandler<{{Typed(file, method)}}, Row{{file}}_{{method}}>
            {
                public ValueTask<Row{{file}}_{{method}}> Handle({{Typed(file, method)}} request, CancellationToken cancellationToken) => throw new NotSupportedException();
            }
            """),
        [.. PeerParts.ReferencesOf("Mediator"), Container],
        PeerParts.GeneratorsOf("Mediator"),
        PeerParts.AnalyzersOf("Mediator"));

    private static PortableExecutableReference Container => Reference(typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection));

    // What keys change in an annotated file: one name in it.
    private static string Typed(int file, int method) => method == 0 ? $"{EditingSession.Typed}_{file}" : $"Method{file}_{method}";

    private static List<string> Write(Func<int, string, string> type, Func<int, int, string> method, Func<int, int, string>? record = null)
    {
        return [.. Enumerable.Range(0, Files).Select(file => $"""
            namespace Shop;

            {Each(index => $"public sealed record Row{file}_{index}{Members};", "\n")}
            {(record is null ? string.Empty : Each(index => record(file, index), "\n"))}

            {type(file, Each(index => method(file, index), "\n\n"))}
            """)];

        static string Each(Func<int, string> write, string separator) => string.Join(separator, Enumerable.Range(0, MethodsInFile).Select(write));
    }

    private static PortableExecutableReference Reference(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
