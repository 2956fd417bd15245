using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Emits the methods of a decorator.</summary>
internal sealed class MethodEmitter(MemberNames names)
{
    // What an argument may take before it goes over several lines.
    private const int Width = 100;

    public void Emit(SourceWriter writer, MethodModel method)
    {
        if (method.Behaviour is LeftToTheContainer)
        {
            Dispose(writer, method);
            return;
        }

        Signature(writer, method);
        writer.Indent(body =>
        {
            switch (method.Behaviour)
            {
                case CachedBehaviour cached:
                    Cached(body, method, cached);
                    break;
                case InvalidatingBehaviour invalidating:
                    Invalidating(body, method, invalidating);
                    break;
                case UpdatingBehaviour updating:
                    Updating(body, method, updating);
                    break;
                case QueueingBehaviour queueing:
                    Queueing(body, method, queueing);
                    break;
                default:
                    body.Lines($"{method.Ref.Replace("readonly ", string.Empty)}{SignatureCode.Receiver(method, names.Inner)}.{method.Name}"
                        + $"{SignatureCode.TypeParameters(method.TypeParameters)}({SignatureCode.Arguments(method.Parameters)});");
                    break;
            }
        });
    }

    private static void Dispose(SourceWriter writer, MethodModel method) =>
        writer.Lines($"{SignatureCode.Head(method)}{method.Type} {SignatureCode.Declared(method, method.Name)}()").Block(body =>
        {
            body.Lines("// The container creates the inner service and disposes it.");
            if (method.Form == ReturnForm.ValueTask)
            {
                body.Lines("return default;");
            }
        });

    private static void Signature(SourceWriter writer, MethodModel method)
    {
        var parameters = SignatureCode.Parameters(method.Parameters);
        var whole = method.Type + " " + string.Join(", ", parameters);
        var constraints = method.ExplicitFor is null
            ? SignatureCode.Constraints(method.TypeParameters)
            : SignatureCode.ExplicitConstraints(method.TypeParameters, whole);
        var attributes = string.Concat(method.ReturnAttributes.Select(static attribute => $"[return: {attribute}]\n"));
        var name = SignatureCode.Declared(method, method.Name) + SignatureCode.TypeParameters(method.TypeParameters);
        var lines = $"{attributes}{SignatureCode.Head(method)}{method.Ref}{method.Type} {name}(".Split('\n');
        foreach (var line in lines.Take(lines.Length - 1))
        {
            writer.Lines(line);
        }

        writer.List(lines[lines.Length - 1], parameters, $"){constraints} =>");
    }

    private void Cached(SourceWriter writer, MethodModel method, CachedBehaviour cached)
    {
        var call = new CallCode(method, cached.CancellationParameter);
        var isAsync = method.Form != ReturnForm.Value;
        var typeArguments = SignatureCode.TypeParameters(method.TypeParameters);
        var token = cached.CancellationParameter < 0 ? null : method.Parameters[cached.CancellationParameter].Name;
        var lambda = !isAsync ? $"(inner, {call.ArgumentName})"
            : token is null ? $"(inner, {call.ArgumentName}, _)"
            : $"(inner, {call.ArgumentName}, ct)";
        var parts = cached.Parts.Where(static part => part.Form != KeyPartForm.TypeArgument).Select(KeyCode.PartFromArguments);
        List<string> arguments =
        [
            names.Scope,
            Created(names.KeyOf(method) + typeArguments, [.. parts]),
            names.Inner,
            call.Carried,
            $"static {lambda} => {call.Invocation}",
        ];
        if (token is not null)
        {
            arguments.Add(token);
        }

        // Methods of generic methods are made on demand.
        var holder = method.TypeParameters.Count == 0 ? string.Empty : typeArguments + "()";
        writer.Lines($"{names.Methods}.{names.FieldOf(method)}{holder}.{(isAsync ? "GetAsync" : "Get")}(");
        writer.Indent(list => list.Lines(string.Join(",\n", arguments) + ");"));
    }

    private static string Created(string type, List<string> values)
    {
        var line = $"new {type}({string.Join(", ", values)})";
        return line.Length <= Width ? line : $"new {type}(\n    {string.Join(",\n    ", values)})";
    }

    private void Invalidating(SourceWriter writer, MethodModel method, InvalidatingBehaviour invalidating)
    {
        var call = new CallCode(method, cancellationParameter: -1);
        writer.Lines($"{names.Methods}.{names.FieldOf(method)}.{RunOf(method.Form)}(");
        var invalidated = invalidating.Names.Select(static name => KeyCode.NameFromArguments(name, isTag: false))
            .Concat(invalidating.Tags.Select(static tag => KeyCode.NameFromArguments(tag, isTag: true)));
        writer.Indent(list => list
            .Lines($"{names.Scope},\n[{string.Join(",\n ", invalidated)}],")
            .Lines($"{names.Inner},\n{call.Carried},\nstatic (inner, {call.ArgumentName}) => {call.Invocation});"));
    }

    private void Updating(SourceWriter writer, MethodModel method, UpdatingBehaviour updating)
    {
        var code = new UpdateCode(method, updating, names.KeyOf(names.Cached(updating.Entry!)));
        writer.Lines($"{names.Methods}.{names.FieldOf(method)}.{RunOf(method.Form)}(");
        writer.Indent(list => list.Lines(string.Join(",\n", code.Arguments(names.Scope, names.Inner)) + ");"));
    }

    private static string RunOf(ReturnForm form) => form switch
    {
        ReturnForm.Task or ReturnForm.TaskOfResult => "RunAsync",
        ReturnForm.ValueTask or ReturnForm.ValueTaskOfResult => "RunValueAsync",
        _ => "Run",
    };

    private void Queueing(SourceWriter writer, MethodModel method, QueueingBehaviour queueing)
    {
        var call = new CallCode(method, queueing.CancellationParameter);
        var enqueue = method.Form switch
        {
            ReturnForm.Task => "EnqueueAsync",
            ReturnForm.ValueTask => "EnqueueValueAsync",
            _ => "Enqueue",
        };
        List<string> arguments =
        [
            names.Scope,
            queueing.Key is { } key ? KeyCode.TextFromArguments(key) : "key: null",
            names.Inner,
            call.Carried,
        ];
        if (queueing.CancellationParameter >= 0)
        {
            arguments.Add(method.Parameters[queueing.CancellationParameter].Name);
        }

        writer.Lines($"{names.Methods}.{names.FieldOf(method)}.{enqueue}(");
        writer.Indent(list => list.Lines(string.Join(",\n", arguments) + ");"));
    }
}
