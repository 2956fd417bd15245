using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Reuse;

/// <summary>
/// Which files of a compilation can have a say in what a declaration means: those that declare a name which it writes, those that declare a
/// name which these write, and so on. A declaration means what it meant as long as none of them says anything else to other files.
/// </summary>
/// <remarks>
/// Names alone are looked at, so that nothing has to be bound: a type of that name anywhere counts, in whatever namespace. The set of
/// namespaces, the references and the options belong to every declaration.
/// </remarks>
internal sealed class DeclarationGraph
{
    private static readonly ConditionalWeakTable<Compilation, DeclarationGraph> Known = new();

    private readonly Dictionary<string, List<FileDeclarations>> _byName = [];
    private readonly Dictionary<FileDeclarations, HashSet<FileDeclarations>> _neighbours = [];
    private readonly Dictionary<SyntaxTree, Digest> _origins = [];
    private readonly List<FileDeclarations> _forAll = [];
    private readonly Digest _frame;

    private DeclarationGraph(Compilation compilation, CancellationToken cancellationToken)
    {
        var namespaces = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            Add(FileDeclarations.Of(tree, cancellationToken), namespaces);
        }

        _frame = compilation.ExternalReferences.Aggregate(
            Digest.Of(string.Join(" ", namespaces.Prepend(compilation.AssemblyName ?? string.Empty))).Then(Identity.Of(compilation.Options)),
            static (digest, reference) => digest.Then(Identity.Of(reference)));
    }

    public static DeclarationGraph Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!Known.TryGetValue(compilation, out var known))
        {
            known = Known.GetValue(compilation, one => new DeclarationGraph(one, cancellationToken));
        }

        return known;
    }

    /// <summary>Stands for all that the declarations of <paramref name="tree"/> can depend on.</summary>
    public Digest OriginOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        lock (_origins)
        {
            if (!_origins.TryGetValue(tree, out var origin))
            {
                origin = Reached(FileDeclarations.Of(tree, cancellationToken), cancellationToken)
                    .Aggregate(_frame, (digest, file) => digest.Then(file.Text(cancellationToken).Digest));
                _origins.Add(tree, origin);
            }

            return origin;
        }
    }

    private void Add(FileDeclarations file, SortedSet<string> namespaces)
    {
        namespaces.UnionWith(file.Namespaces);
        if (file.IsForAll)
        {
            _forAll.Add(file);
        }

        foreach (var name in file.Types)
        {
            if (!_byName.TryGetValue(name, out var files))
            {
                _byName.Add(name, files = []);
            }

            files.Add(file);
        }
    }

    // In an order that follows from what the files say, so that equal compilations have equal digests.
    private List<FileDeclarations> Reached(FileDeclarations file, CancellationToken cancellationToken)
    {
        var reached = new List<FileDeclarations>();
        var known = new HashSet<FileDeclarations>();
        reached.AddRange(_forAll.Prepend(file).Where(known.Add));
        for (var index = 0; index < reached.Count; index++)
        {
            reached.AddRange(NeighboursOf(reached[index], cancellationToken).Where(known.Add));
        }

        return reached;
    }

    private HashSet<FileDeclarations> NeighboursOf(FileDeclarations file, CancellationToken cancellationToken)
    {
        if (!_neighbours.TryGetValue(file, out var neighbours))
        {
            neighbours = [.. file.Text(cancellationToken).Names.SelectMany(name => _byName.TryGetValue(name, out var files) ? files : [])];
            _neighbours.Add(file, neighbours);
        }

        return neighbours;
    }
}
