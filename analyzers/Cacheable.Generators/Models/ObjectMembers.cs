namespace Cacheable.Generators.Models;

/// <summary>What every object has: a decorator that declares a member of such a name would hide or overload it.</summary>
internal static class ObjectMembers
{
    public static readonly string[] Names =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];
}
