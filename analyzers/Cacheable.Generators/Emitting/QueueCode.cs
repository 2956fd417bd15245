using System.Globalization;
using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Emits what makes a queueing method: how its arguments are stored and read again, and how the call is made later.</summary>
internal static class QueueCode
{
    private const string Contract = "global::Cacheable.Contract";
    private const string ValueTask = "global::System.Threading.Tasks.ValueTask";

    /// <summary>The type of the method.</summary>
    public static string TypeOf(string service, MethodModel method, QueueingBehaviour queueing) =>
        $"{Contract}.QueueingMethod<{service}, {new CallCode(method, queueing.CancellationParameter).CarriedType}>";

    public static void Emit(SourceWriter writer, string service, MethodModel method, QueueingBehaviour queueing)
    {
        var call = new CallCode(method, queueing.CancellationParameter);
        var types = $"<{service}, {call.CarriedType}>";
        writer.Indent(body => body.Lines($"engine.Queueing{types}(new()").Block(
            plan =>
            {
                Policy(plan, queueing);
                Arguments(plan, method, queueing, call);
                Calls(plan, method, queueing, call);
            },
            ");"));
    }

    private static void Policy(SourceWriter writer, QueueingBehaviour queueing)
    {
        writer.Lines($"Method = {CodeText.Literal(queueing.Method)},");
        writer.Lines($"Queue = {CodeText.Literal(queueing.Queue)},");
        if (queueing.Key is { } key)
        {
            writer.Lines($"KeyTemplate = {CodeText.Literal(key.Template)},");
        }

        writer.Lines($"MaxDelay = {CodeText.Duration(queueing.MaxDelay)},");
        writer.Lines($"BatchSize = {queueing.BatchSize.ToString(CultureInfo.InvariantCulture)},");
        writer.Lines($"MaxAttempts = {queueing.MaxAttempts.ToString(CultureInfo.InvariantCulture)},");
        if (queueing.Entry is { } entry)
        {
            writer.Lines("Entry = new()").Block(cached => PlanCode.Emit(cached, entry.Cached), ",");
        }
    }

    private static void Arguments(SourceWriter writer, MethodModel method, QueueingBehaviour queueing, CallCode call)
    {
        var arguments = call.Arguments.ToList();
        var adding = arguments.Select(argument => IsEntry(method, queueing, argument.Parameter)
            ? $"writer.AddEntry<{queueing.Entry!.Cached.ResultType}>({argument.Read})"
            : $"writer.Add<{argument.Parameter.Type}>({argument.Read})").ToList();
        _ = adding.Count switch
        {
            0 => writer.Lines("Write = static (_, _) => { },"),
            1 => writer.Lines($"Write = static ({call.ArgumentName}, writer) => {adding[0]},"),
            _ => writer.Lines($"Write = static ({call.ArgumentName}, writer) =>").Block(body => body.Lines(string.Join(";\n", adding) + ";"), ","),
        };
        var values = arguments.Select(argument => Read(method, queueing, argument.Parameter)).ToList();
        writer.Lines(values.Count switch
        {
            0 => "Read = static _ => default,",
            1 => $"Read = static reader => {values[0]},",
            _ => $"Read = static reader => ({string.Join(", ", values)}),",
        });
    }

    private static string Read(MethodModel method, QueueingBehaviour queueing, ParameterModel parameter)
    {
        if (!IsEntry(method, queueing, parameter))
        {
            return $"reader.Next<{parameter.Type}>()";
        }

        // The cached method may return a null that the parameter does not take: none was ever given.
        var entry = $"reader.Entry<{queueing.Entry!.Cached.ResultType}>()";
        return queueing.Entry.Unwraps ? entry + ".GetValueOrDefault()"
            : queueing.Entry.Cached.ResultType.EndsWith("?", StringComparison.Ordinal) && !parameter.Type.EndsWith("?", StringComparison.Ordinal) ? entry + "!"
            : entry;
    }

    private static bool IsEntry(MethodModel method, QueueingBehaviour queueing, ParameterModel parameter) =>
        queueing.Entry is { } entry && ReferenceEquals(method.Parameters[entry.Parameter], parameter);

    private static void Calls(SourceWriter writer, MethodModel method, QueueingBehaviour queueing, CallCode call)
    {
        var token = queueing.CancellationParameter >= 0 ? "ct" : "_";
        Lambda(writer, "Flush", $"(inner, {call.ArgumentName}, {token})", method.Form, call.Invocation);
        if (queueing.Batch is { } batch)
        {
            var receiver = batch.ReceiverType is null ? "inner" : $"(({batch.ReceiverType})inner)";
            Lambda(
                writer, "FlushBatch", $"(inner, batch, {(batch.TakesToken ? "ct" : "_")})", batch.Form, $"{receiver}.{batch.Name}(batch{(batch.TakesToken ? ", ct" : string.Empty)})");
        }
    }

    private static void Lambda(SourceWriter writer, string member, string parameters, ReturnForm form, string invocation)
    {
        if (form == ReturnForm.Void)
        {
            writer.Lines($"{member} = static {parameters} =>").Block(body => body.Lines($"{invocation};\nreturn default;"), ",");
            return;
        }

        writer.Lines($"{member} = static {parameters} => {(form == ReturnForm.Task ? $"new {ValueTask}({invocation})" : invocation)},");
    }
}
