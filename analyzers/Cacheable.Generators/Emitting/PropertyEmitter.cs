using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Emits properties, indexers and events, which go to the inner service as they are.</summary>
internal sealed class PropertyEmitter(MemberNames names)
{
    public void Emit(SourceWriter writer, PropertyModel property)
    {
        var isIndexer = property.Parameters.Count > 0;
        var receiver = SignatureCode.Receiver(property, names.Inner);
        var inner = isIndexer ? $"{receiver}[{SignatureCode.Arguments(property.Parameters)}]" : $"{receiver}.{property.Name}";
        var name = isIndexer ? $"this[{string.Join(", ", SignatureCode.Parameters(property.Parameters))}]" : property.Name;
        writer.Lines($"{SignatureCode.Head(property)}{property.Ref}{property.Type} {SignatureCode.Declared(property, name)}");
        writer.Block(body =>
        {
            if (property.HasGetter)
            {
                body.Lines($"get => {(property.Ref.Length > 0 ? "ref " : string.Empty)}{inner};");
            }

            if (property.Setter == "set")
            {
                body.Lines($"set => {inner} = value;");
            }
            else if (property.Setter == "init")
            {
                body.Lines("// Whoever creates the inner service sets it.");
                body.Lines("init => throw new global::System.NotSupportedException();");
            }
        });
    }

    public void Emit(SourceWriter writer, EventModel @event)
    {
        var inner = $"{SignatureCode.Receiver(@event, names.Inner)}.{@event.Name}";
        writer.Lines($"{SignatureCode.Head(@event)}event {@event.Type} {SignatureCode.Declared(@event, @event.Name)}");
        writer.Block(body => body.Lines($"add => {inner} += value;\nremove => {inner} -= value;"));
    }
}
