using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Emits the class that holds the cached, invalidating and queueing methods of an interface, one for each engine.</summary>
internal sealed class HolderEmitter(MemberNames names, string serviceType)
{
    private const string Contract = "global::Cacheable.Contract";

    public void Emit(SourceWriter writer, IReadOnlyList<MethodModel> methods)
    {
        var isGeneric = methods.Any(static method => method is { Behaviour: CachedBehaviour, TypeParameters.Count: > 0 });
        writer.Lines($"internal sealed class {names.Holder}({Contract}.ICacheEngine engine)");
        writer.Block(body =>
        {
            if (isGeneric)
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

    private void Method(SourceWriter writer, MethodModel method)
    {
        if (method.Behaviour is InvalidatingBehaviour invalidating)
        {
            writer.Lines($"public readonly {Contract}.InvalidatingMethod {names.FieldOf(method)} =");
            writer.Indent(body => body.Lines($"engine.Invalidating(new() {{ Method = {CodeText.Literal(invalidating.Method)} }});"));
            return;
        }

        if (method.Behaviour is QueueingBehaviour queueing)
        {
            QueueCode.Emit(writer, serviceType, method, queueing, names.FieldOf(method));
            return;
        }

        var cached = (CachedBehaviour)method.Behaviour;
        var typeParameters = SignatureCode.TypeParameters(method.TypeParameters);
        var key = names.KeyOf(method) + typeParameters;
        var isTask = method.Form == ReturnForm.TaskOfResult;
        var type = $"{Contract}.{(isTask ? "CachedTaskMethod" : "CachedMethod")}<{key}, {cached.ResultType}>";
        var make = $"engine.{(isTask ? "CachedTask" : "Cached")}<{key}, {cached.ResultType}>(new()";
        if (method.TypeParameters.Count == 0)
        {
            writer.Lines($"public readonly {type} {names.FieldOf(method)} =");
            writer.Indent(body => body.Lines(make).Block(plan => Plan(plan, cached), ");"));
            return;
        }

        writer.List($"public {type} {names.FieldOf(method)}{typeParameters}(", [], $"){SignatureCode.Constraints(method.TypeParameters)} =>");
        writer.Indent(body => body
            .Lines($"{names.Closed}.Get<{key}, {type}>(static engine =>")
            .Indent(call => call.Lines(make).Block(plan => Plan(plan, cached), "));")));
    }

    /// <summary>The members of a cached method's plan.</summary>
    public static void Plan(SourceWriter writer, CachedBehaviour cached)
    {
        var policy = cached.Policy;
        writer.Lines($"Method = {CodeText.Literal(cached.Method)},");
        writer.Lines($"KeyTemplate = {CodeText.Literal(cached.Key.Template)},");
        writer.Lines($"TimeToLive = {CodeText.Duration(policy.TimeToLive)},");
        if (policy.Jitter > TimeSpan.Zero)
        {
            writer.Lines($"Jitter = {CodeText.Duration(policy.Jitter)},");
        }

        if (policy.NegativeTimeToLive is { } negative)
        {
            writer.Lines($"NegativeTimeToLive = {CodeText.Duration(negative)},");
        }

        if (policy.L1TimeToLive is { } inProcess)
        {
            writer.Lines($"L1TimeToLive = {CodeText.Duration(inProcess)},");
        }

        if (policy.Tiers != "All")
        {
            writer.Lines($"Tiers = global::Cacheable.CacheTiers.{policy.Tiers},");
        }

        if (cached.IsQueued)
        {
            writer.Lines("IsQueued = true,");
        }
    }
}
