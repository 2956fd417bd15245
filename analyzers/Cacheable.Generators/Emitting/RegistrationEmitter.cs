using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Emits the module initializer that tells the runtime how the interface is decorated.</summary>
internal static class RegistrationEmitter
{
    public static void Emit(SourceWriter writer, DecoratorModel decorator, MemberNames names)
    {
        var model = decorator.Interface;
        if (model.IsObsolete)
        {
            writer.Lines("[global::System.Obsolete]");
        }

        writer.Lines($"file static class {decorator.ClassName}Registration");
        writer.Block(body =>
        {
            body.Lines("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            body.Lines("internal static void Register() =>");
            body.Indent(call => call.Lines("global::Cacheable.Contract.DecorationCatalog.Add(").Indent(decoration =>
            {
                if (model.TypeParameters.Count > 0)
                {
                    Open(decoration, decorator, names);
                }
                else
                {
                    Closed(decoration, decorator, names);
                }
            }));
        });
    }

    private static void Closed(SourceWriter writer, DecoratorModel decorator, MemberNames names)
    {
        var holder = $"{decorator.ClassName}.{names.Holder}";
        var hasQueues = decorator.Interface.Members.Any(static member => member is MethodModel { Behaviour: QueueingBehaviour });
        writer.Lines($"new global::Cacheable.Contract.Decoration<{decorator.Interface.Type}, {holder}>(");
        writer.Indent(arguments => arguments.Lines(
            $"static engine => new {holder}(engine),\nstatic (inner, scope, methods) => new {decorator.ClassName}(inner, scope, methods)){(hasQueues ? string.Empty : ");")}"));
        if (hasQueues)
        {
            writer.Block(queues => queues.Lines("HasQueues = true,"), ");");
        }
    }

    private static void Open(SourceWriter writer, DecoratorModel decorator, MemberNames names)
    {
        var open = $"{decorator.ClassName}<{new string(',', decorator.Interface.TypeParameters.Count - 1)}>";
        writer.Lines("new global::Cacheable.Contract.OpenGenericDecoration(");
        writer.Indent(arguments => arguments.Lines($"typeof({decorator.Interface.UnboundType}),\ntypeof({open}.{names.Holder}),\ntypeof({open})));"));
    }
}
