using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>
/// How a call is carried to a static lambda and made there: no argument, one as it is, or several in a tuple. The lambda's own
/// names hide the method's parameters, so a parameter may be called <c>inner</c> or <c>args</c>.
/// </summary>
internal sealed class CallCode
{
    private static readonly string[] LambdaNames = ["inner", "args", "ct", "_", "writer", "reader", "batch"];

    private readonly List<ParameterModel> _carried;
    private readonly List<string> _keyValues;

    public CallCode(MethodModel method, int cancellationParameter)
    {
        _carried = [.. method.Parameters.Where((_, index) => index != cancellationParameter)];
        _keyValues = [.. PartsOf(method.Behaviour).Select(static part => part.Value)];
        var single = _carried.Count == 1 ? _carried[0].Name : null;
        ArgumentName = _carried.Count == 0 ? "_" : single is not null && !LambdaNames.Contains(single) ? single : "args";
        var arguments = method.Parameters.Select((parameter, index) => SignatureCode.Argument(parameter, index == cancellationParameter ? "ct" : Read(parameter)));
        Invocation = $"{SignatureCode.Receiver(method, "inner")}.{method.Name}{SignatureCode.TypeParameters(method.TypeParameters)}({string.Join(", ", arguments)})";
    }

    /// <summary>The arguments as one value.</summary>
    public string Carried => _carried.Count switch
    {
        0 => "default(global::System.ValueTuple)",
        1 => Carry(_carried[0], named: false),
        _ => $"({string.Join(", ", _carried.Select(parameter => Carry(parameter, HasNames && (parameter.Cast.Length > 0 || IsAskedForNull(parameter)))))})",
    };

    /// <summary>The type of <see cref="Carried"/>.</summary>
    public string CarriedType => _carried.Count switch
    {
        0 => "global::System.ValueTuple",
        1 => _carried[0].Type,
        _ => $"({string.Join(", ", _carried.Select(parameter => HasNames ? $"{parameter.Type} {parameter.Name}" : parameter.Type))})",
    };

    /// <summary>The parameters that are carried, each with how the lambda reads it.</summary>
    public IEnumerable<(ParameterModel Parameter, string Read)> Arguments => _carried.Select(parameter => (parameter, Read(parameter)));

    /// <summary>What the lambda calls the arguments.</summary>
    public string ArgumentName { get; }

    /// <summary>The call on <c>inner</c>.</summary>
    public string Invocation { get; }

    // A tuple's own members are no names for its elements.
    private bool HasNames => !_carried.Any(static parameter =>
        parameter.Name.StartsWith("Item", StringComparison.Ordinal)
        || parameter.Name is "Rest" or "ToString" or "GetHashCode" or "GetType" or "Equals" or "CompareTo" or "Deconstruct");

    private string Read(ParameterModel parameter) =>
        _carried.Count == 1 ? ArgumentName
            : HasNames ? $"args.{parameter.Name}"
            : $"args.Item{_carried.IndexOf(parameter) + 1}";

    private static IEnumerable<KeyPartModel> PartsOf(MethodBehaviour behaviour) => behaviour switch
    {
        CachedBehaviour cached => cached.Parts,
        QueueingBehaviour { Key: { } key } => key.Parts,
        UpdatingBehaviour { Entry: { } entry } updating => entry.Parts.Concat(updating.Names.Concat(updating.Tags).SelectMany(static name => name.Parts)),
        InvalidatingBehaviour invalidating => invalidating.Names.Concat(invalidating.Tags).SelectMany(static name => name.Parts),
        _ => [],
    };

    private string Carry(ParameterModel parameter, bool named) =>
        (named ? parameter.Name + ": " : string.Empty) + parameter.Cast + parameter.Name + (IsAskedForNull(parameter) ? "!" : string.Empty);

    // A key that reads `order?.Number` makes the compiler doubt an `order` that is not nullable.
    private bool IsAskedForNull(ParameterModel parameter) =>
        !parameter.Type.EndsWith("?", StringComparison.Ordinal)
        && _keyValues.Any(value => value.StartsWith(parameter.Name + "?.", StringComparison.Ordinal));
}
