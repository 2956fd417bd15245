using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>The names inside a decorator, chosen so that no member, parameter or type parameter of the user's is in their way.</summary>
internal sealed class MemberNames
{
    private readonly Dictionary<MethodModel, string> _fields = [];
    private readonly Dictionary<MethodModel, string> _keys = [];
    private readonly EquatableArray<MemberModel> _members;

    public MemberNames(DecoratorModel decorator)
    {
        _members = decorator.Interface.Members;
        var methods = decorator.Interface.Members.OfType<MethodModel>().ToList();
        var theirs = decorator.Interface.Members.Select(static member => member.Name)
            .Concat(methods.SelectMany(static method => method.Parameters.Select(static parameter => parameter.Name)))
            .Concat(methods.SelectMany(static method => method.TypeParameters.Select(static parameter => parameter.Name)))
            .Concat(decorator.Interface.TypeParameters.Select(static parameter => parameter.Name))
            .Append(decorator.ClassName);
        var inDecorator = new UniqueNames(ObjectMembers.Names.Concat(theirs.Select(Bare)), StringComparer.Ordinal);
        Inner = inDecorator.Take("_inner");
        Scope = inDecorator.Take("_scope");
        Methods = inDecorator.Take("_methods");
        Holder = inDecorator.Take("Methods");
        Closed = inDecorator.Take("_closed");

        var inHolder = new UniqueNames(ObjectMembers.Names.Append(Holder).Append("engine"), StringComparer.Ordinal);
        foreach (var method in methods.Where(static method => method.Behaviour is not (PassThrough or LeftToTheContainer)))
        {
            _fields[method] = (method.Name[0] == '@' ? "@" : string.Empty) + inHolder.Take(Bare(method.Name));
            if (method.Behaviour is CachedBehaviour)
            {
                _keys[method] = inDecorator.Take(Bare(method.Name) + "Key");
            }
        }
    }

    /// <summary>The field that holds the inner service.</summary>
    public string Inner { get; }

    /// <summary>The field that holds the cache's side of the DI scope.</summary>
    public string Scope { get; }

    /// <summary>The field that holds the methods.</summary>
    public string Methods { get; }

    /// <summary>The class that holds the methods.</summary>
    public string Holder { get; }

    /// <summary>The holder's field for the methods of generic methods.</summary>
    public string Closed { get; }

    /// <summary>The holder's member for a method.</summary>
    public string FieldOf(MethodModel method) => _fields[method];

    /// <summary>The key struct of a method.</summary>
    public string KeyOf(MethodModel method) => _keys[method];

    /// <summary>The cached method whose entry another replaces.</summary>
    public MethodModel Cached(UpdatedEntryModel entry) => (MethodModel)_members[entry.Member];

    private static string Bare(string name) => name.TrimStart('@');
}
