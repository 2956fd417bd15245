using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>An updating method as code: the key of the cached method made from its arguments, before the call and after it.</summary>
internal sealed class UpdateCode
{
    private readonly MethodModel _method;
    private readonly UpdatingBehaviour _updating;
    private readonly UpdatedEntryModel _entry;
    private readonly CallCode _call;
    private readonly string _key;

    /// <param name="method">The method.</param>
    /// <param name="updating">What it does.</param>
    /// <param name="key">The key struct of the cached method.</param>
    public UpdateCode(MethodModel method, UpdatingBehaviour updating, string key)
    {
        (_method, _updating, _entry, _key) = (method, updating, updating.Entry!, key);
        _call = new CallCode(method, cancellationParameter: -1);
    }

    /// <summary>The arguments of the call that runs it.</summary>
    /// <param name="scope">The field that holds the scope.</param>
    /// <param name="inner">The field that holds the inner service.</param>
    public IEnumerable<string> Arguments(string scope, string inner)
    {
        var names = _updating.Names.Select(static name => KeyCode.NameFromArguments(name, isTag: false))
            .Concat(_updating.Tags.Select(static tag => KeyCode.NameFromArguments(tag, isTag: true)));
        yield return scope;
        yield return Key(static parameter => parameter.Name);
        yield return $"[{string.Join(",\n ", names)}]";
        yield return inner;
        yield return _call.Carried;
        yield return $"static (inner, {_call.ArgumentName}) => {_call.Invocation}";
        yield return Updated();
    }

    private string Updated()
    {
        var read = _call.Arguments.ToDictionary(static argument => argument.Parameter, static argument => argument.Read);
        if (_updating.ValueParameter >= 0)
        {
            var value = read[_method.Parameters[_updating.ValueParameter]];
            var parameters = HasResult ? $"({_call.ArgumentName}, _)" : _call.ArgumentName;
            return $"static {parameters} => new({Key(parameter => read[parameter])}, {value}{Forgiven})";
        }

        var result = _call.ArgumentName == "result" ? "written" : "result";

        // What was written tells its own key: an insert may have drawn it.
        var owner = _entry.Owner < 0 ? null : _method.Parameters[_entry.Owner];
        var key = Key(parameter => !ReferenceEquals(parameter, owner) ? read[parameter]
            : _entry.OwnerIsStruct ? result
            : $"({result} ?? {read[parameter]})");
        return $"static ({_call.ArgumentName}, {result}) => new({key}, {result}{Forgiven})";
    }

    private bool HasResult => _method.Form is ReturnForm.Value or ReturnForm.TaskOfResult or ReturnForm.ValueTaskOfResult;

    private string Forgiven => _entry.ValueMayBeNull ? "!" : string.Empty;

    private string Key(Func<ParameterModel, string> read) =>
        $"new {_key}({string.Join(", ", _entry.Parts.Select(part => KeyCode.PartFromArguments(part with { Value = Rooted(part.Value, read) })))})";

    /// <summary>A path that begins with a parameter, begun with how that is read instead.</summary>
    private string Rooted(string path, Func<ParameterModel, string> read)
    {
        var root = _method.Parameters.FirstOrDefault(parameter => path == parameter.Name
            || (path.StartsWith(parameter.Name, StringComparison.Ordinal) && path[parameter.Name.Length] is '.' or '?' or '!'));
        if (root is null)
        {
            return path;
        }

        var rest = path.Substring(root.Name.Length);
        return read(root) + (rest.StartsWith("!.", StringComparison.Ordinal) && !root.Type.EndsWith("?", StringComparison.Ordinal) ? rest.Substring(1) : rest);
    }
}
