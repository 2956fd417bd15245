using Cacheable.Generators.Tests.Analyzers.Harness;
using Cacheable.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Tests.Analyzers.Usage;

/// <summary>Services to register, and a builder as hosts have it.</summary>
internal static class Shop
{
    private const string Usings = "using Microsoft.Extensions.DependencyInjection;\nusing Microsoft.Extensions.DependencyInjection.Extensions;\n\n";

    private const string Services = """


        public interface IUserService
        {
            [Cached("user:<id>:name", Ttl = "10m")]
            Task<string> GetNameAsync(int id);
        }

        public sealed class UserService : IUserService
        {
            public Task<string> GetNameAsync(int id) => Task.FromResult("Ada");
        }

        public interface IRepository<T>
        {
            [Cached(Ttl = "5m")]
            Task<string> DescribeAsync(int id);
        }

        public sealed class Repository<T> : IRepository<T>
        {
            public Task<string> DescribeAsync(int id) => Task.FromResult($"{typeof(T)} {id}");
        }

        public sealed class Plain;

        public sealed class Builder
        {
            public IServiceCollection Services { get; } = new ServiceCollection();

            public bool IsDevelopment => true;

            public object Build() => Services;
        }
        """;

    public static string Program(string statements) => Usings + statements + Services;

    public static string Library(string types) => Usings + types + Services;

    /// <summary>A library that the shop refers to, as it is on disk: it refers to what it uses.</summary>
    public static MetadataReference Compiled(string name, string source)
    {
        var library = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source, UserProject.ParseOptions)], References.All, UserProject.CompilationOptions);
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
