using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Emits the class that holds the cached, invalidating, updating and queueing methods of an interface, one for each engine.</summary>
internal sealed class HolderEmitter(MemberNames names, string serviceType)
{
    private const string Contract = "global::Cacheable.Contract";

    public void Emit(SourceWriter writer, IReadOnlyList<MethodModel> methods)
    {
        foreach (var cached in methods.Select(static method => method.Behaviour).OfType<CachedBehaviour>())
        {
            writer.Lines(TemplateOf(cached));
        }

        if (methods.Any(static method => method.Behaviour is UpdatingBehaviour))
        {
            WithConstructor(writer, methods);
            return;
        }

        writer.Lines($"internal sealed class {names.Holder}({Contract}.ICacheEngine engine)");
        writer.Block(body =>
        {
            if (methods.Any(IsMadeOnDemand))
            {
                body.Lines($"private readonly {Contract}.ClosedMethods {names.Closed} = new(engine);").Blank();
            }

            for (var index = 0; index < methods.Count; index++)
            {
                _ = index > 0 ? body.Blank() : body;
                Method(body, methods[index]);
            }
        });
    }

    // A field's initializer cannot name another field, and who updates must be told whose entries.
    private void WithConstructor(SourceWriter writer, IReadOnlyList<MethodModel> methods)
    {
        var fields = methods.Where(static method => !IsMadeOnDemand(method)).ToList();
        writer.Lines($"internal sealed class {names.Holder}");
        writer.Block(body =>
        {
            if (methods.Any(IsMadeOnDemand))
            {
                body.Lines($"private readonly {Contract}.ClosedMethods {names.Closed};");
            }

            fields.ForEach(method => body.Lines($"public readonly {TypeOf(method)} {names.FieldOf(method)};"));
            body.Blank().Lines($"public {names.Holder}({Contract}.ICacheEngine engine)").Block(constructor =>
            {
                if (methods.Any(IsMadeOnDemand))
                {
                    constructor.Lines($"{names.Closed} = new(engine);");
                }

                foreach (var method in fields.OrderBy(static method => method.Behaviour is UpdatingBehaviour))
                {
                    Make(constructor.Lines($"{names.FieldOf(method)} ="), method);
                }
            });
            foreach (var method in methods.Where(IsMadeOnDemand))
            {
                Method(body.Blank(), method);
            }
        });
    }

    // What other compilations, and the configuration, want to know of a method before anybody calls it.
    private static string TemplateOf(CachedBehaviour cached)
    {
        var tags = cached.Tags.Count == 0 ? string.Empty : $", Tags = [{string.Join(", ", cached.Tags.Select(static tag => CodeText.Literal(tag.Template)))}]";
        var profile = cached.Policy.Profile is { } name ? $", Profile = {CodeText.Literal(name)}" : string.Empty;
        return $"[{Contract}.CachedTemplate({CodeText.Literal(cached.Key.Template)}, {CodeText.Literal(cached.Method)}{tags}{profile})]";
    }

    private static bool IsMadeOnDemand(MethodModel method) => method is { Behaviour: CachedBehaviour, TypeParameters.Count: > 0 };

    private void Method(SourceWriter writer, MethodModel method)
    {
        if (!IsMadeOnDemand(method))
        {
            Make(writer.Lines($"public readonly {TypeOf(method)} {names.FieldOf(method)} ="), method);
            return;
        }

        var cached = (CachedBehaviour)method.Behaviour;
        var typeParameters = SignatureCode.TypeParameters(method.TypeParameters);
        writer.List($"public {TypeOf(method)} {names.FieldOf(method)}{typeParameters}(", [], $"){SignatureCode.Constraints(method.TypeParameters)} =>");
        writer.Indent(body => body
            .Lines($"{names.Closed}.Get<{KeyOf(method)}, {TypeOf(method)}>(static engine =>")
            .Indent(call => call.Lines(MakeCached(method, cached)).Block(plan => PlanCode.Emit(plan, cached), "));")));
    }

    private string TypeOf(MethodModel method) => method.Behaviour switch
    {
        CachedBehaviour cached => $"{Contract}.{(method.Form == ReturnForm.TaskOfResult ? "CachedTaskMethod" : "CachedMethod")}<{KeyOf(method)}, {cached.ResultType}>",
        UpdatingBehaviour { Entry: { } entry } => $"{Contract}.UpdatingMethod<{KeyOf(names.Cached(entry))}, {entry.Cached.ResultType}>",
        QueueingBehaviour queueing => QueueCode.TypeOf(serviceType, method, queueing),
        _ => $"{Contract}.InvalidatingMethod",
    };

    private string KeyOf(MethodModel method) => names.KeyOf(method) + SignatureCode.TypeParameters(method.TypeParameters);

    private string MakeCached(MethodModel method, CachedBehaviour cached) =>
        $"engine.{(method.Form == ReturnForm.TaskOfResult ? "CachedTask" : "Cached")}<{KeyOf(method)}, {cached.ResultType}>(new()";

    /// <summary>What stands after the equals sign.</summary>
    private void Make(SourceWriter writer, MethodModel method)
    {
        switch (method.Behaviour)
        {
            case CachedBehaviour cached:
                writer.Indent(body => body.Lines(MakeCached(method, cached)).Block(plan => PlanCode.Emit(plan, cached), ");"));
                break;
            case InvalidatingBehaviour invalidating:
                writer.Indent(body => body.Lines($"engine.Invalidating(new() {{ Method = {CodeText.Literal(invalidating.Method)} }});"));
                break;
            case UpdatingBehaviour updating:
                var entries = names.FieldOf(names.Cached(updating.Entry!));
                writer.Indent(body => body.Lines($"engine.Updating(new() {{ Method = {CodeText.Literal(updating.Method)} }}, {entries});"));
                break;
            case QueueingBehaviour queueing:
                QueueCode.Emit(writer, serviceType, method, queueing);
                break;
        }
    }
}
