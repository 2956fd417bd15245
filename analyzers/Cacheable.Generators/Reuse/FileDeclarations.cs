using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.Generators.Reuse;

/// <summary>What one file declares. Made once for each version of a file.</summary>
internal sealed class FileDeclarations
{
    private const string AttributeSuffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, FileDeclarations> Known = new();

    private readonly SyntaxTree _tree;
    private DeclarationText? _text;

    private FileDeclarations(SyntaxTree tree, CancellationToken cancellationToken)
    {
        _tree = tree;
        var types = new HashSet<string>();
        var namespaces = new HashSet<string>();
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        Read(root.Members, types, namespaces);
        (Types, Namespaces) = ([.. types], [.. namespaces]);
        IsForAll = root.AttributeLists.Count > 0 || root.Usings.Any(static one => !one.GlobalKeyword.IsMissing && one.GlobalKeyword.ValueText.Length > 0);
    }

    /// <summary>The names of the types, as code elsewhere may write them.</summary>
    public string[] Types { get; }

    public string[] Namespaces { get; }

    /// <summary>Whether it speaks to every file: with a global using, or an attribute of the assembly.</summary>
    public bool IsForAll { get; }

    public static FileDeclarations Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Known.TryGetValue(tree, out var known))
        {
            known = Known.GetValue(tree, one => new FileDeclarations(one, cancellationToken));
        }

        return known;
    }

    public DeclarationText Text(CancellationToken cancellationToken) => _text ??= DeclarationText.Of(_tree, cancellationToken);

    private static void Read(IEnumerable<MemberDeclarationSyntax> members, HashSet<string> types, HashSet<string> namespaces)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax @namespace:
                    namespaces.Add(@namespace.Name.ToString());
                    Read(@namespace.Members, types, namespaces);
                    break;
                case TypeDeclarationSyntax type:
                    Add(type.Identifier.ValueText, types);
                    Read(type.Members, types, namespaces);
                    break;
                case BaseTypeDeclarationSyntax type:
                    Add(type.Identifier.ValueText, types);
                    break;
                case DelegateDeclarationSyntax type:
                    Add(type.Identifier.ValueText, types);
                    break;
            }
        }
    }

    private static void Add(string name, HashSet<string> types)
    {
        types.Add(name);
        if (name.EndsWith(AttributeSuffix, StringComparison.Ordinal))
        {
            types.Add(name.Substring(0, name.Length - AttributeSuffix.Length));
        }
    }
}
