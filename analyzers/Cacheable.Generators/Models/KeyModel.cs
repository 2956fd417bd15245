namespace Cacheable.Generators.Models;

/// <summary>A template bound to the parameters of a method.</summary>
/// <param name="Template">The template as text; a derived one is spelled out.</param>
/// <param name="Parts">The values, each once.</param>
/// <param name="Text">The template's pieces in order.</param>
internal sealed record KeyModel(string Template, EquatableArray<KeyPartModel> Parts, EquatableArray<KeyPieceModel> Text);

/// <summary>A piece of a key's text: a literal, or else the value of the part at <paramref name="Part"/>, in a format where the part has none.</summary>
internal sealed record KeyPieceModel(string? Literal, int Part, string? Format);

/// <summary>A value in a key.</summary>
/// <param name="Path">What the template calls it, <c>order.User.Id</c>.</param>
/// <param name="Type">The type of the key struct's part.</param>
/// <param name="Value">The value as code, read from the method's parameters.</param>
/// <param name="Format">The format, or nothing.</param>
/// <param name="Form">How it becomes a part.</param>
internal sealed record KeyPartModel(string Path, string Type, string Value, string? Format, KeyPartForm Form);

/// <summary>How a value becomes part of a key struct whose equality is that of its text.</summary>
internal enum KeyPartForm
{
    /// <summary>As it is: equal values have equal texts.</summary>
    Plain,

    /// <summary>Through <c>KeyPart.Of</c>, which makes its equality exact.</summary>
    Exact,

    /// <summary>Its escaped text is the part.</summary>
    Text,

    /// <summary>A type argument: the key struct's own type tells it apart, so it is only text.</summary>
    TypeArgument,
}
