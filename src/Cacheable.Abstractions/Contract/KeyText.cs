namespace Cacheable.Contract;

/// <summary>A part of a key that is a text already escaped; written as it stands.</summary>
/// <param name="Value">The escaped text.</param>
public readonly record struct KeyText(string Value)
{
    /// <summary>The escaped text.</summary>
    public override string ToString() => Value;
}
