using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Tests.Analyzers.Harness;

/// <summary>The options of a user's project, whatever the machine that runs the test has installed.</summary>
internal static class UserProject
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    public static readonly CSharpCompilationOptions CompilationOptions =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The same for <paramref name="trees"/>: a program where statements stand outside of a type.</summary>
    public static CSharpCompilationOptions OptionsOf(IEnumerable<SyntaxTree> trees) =>
        trees.Any(static tree => tree.GetRoot().ChildNodes().Any(static node => node.IsKind(SyntaxKind.GlobalStatement)))
            ? CompilationOptions.WithOutputKind(OutputKind.ConsoleApplication)
            : CompilationOptions;

    /// <summary>The implicit usings of a project, and the one line every user of Cacheable writes.</summary>
    public const string GlobalUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Cacheable;
        """;
}
