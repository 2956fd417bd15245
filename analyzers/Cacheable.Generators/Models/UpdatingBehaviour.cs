namespace Cacheable.Generators.Models;

/// <summary>Calls the inner service, then puts what it wrote in the place of a cached method's entry.</summary>
internal sealed record UpdatingBehaviour : MethodBehaviour
{
    /// <inheritdoc cref="CachedBehaviour.Method"/>
    public required string Method { get; init; }

    /// <summary>The key, bound to the parameters of this method.</summary>
    public required KeyModel Key { get; init; }

    /// <summary>The parameter that holds what was written, or -1 where the method returns it.</summary>
    public required int ValueParameter { get; init; }

    /// <summary>What else is invalidated: keys and patterns.</summary>
    public required EquatableArray<KeyModel> Names { get; init; }

    /// <inheritdoc cref="InvalidatingBehaviour.Tags"/>
    public required EquatableArray<KeyModel> Tags { get; init; }

    /// <summary>The cached method and how its key is made; nothing where a finding says why not.</summary>
    public UpdatedEntryModel? Entry { get; init; }
}

/// <summary>The entry that an updating method replaces.</summary>
/// <param name="Member">The index of the cached method among the interface's members.</param>
/// <param name="Cached">The cached method.</param>
/// <param name="Parts">For each part of its key struct, the part of the updating method's key.</param>
/// <param name="Owner">The parameter whose type the value has, so that the value tells its own key once it is written; or -1.</param>
/// <param name="ValueMayBeNull">Whether what was written may be null and the cached method's result may not.</param>
/// <param name="OwnerIsStruct">Whether the owner is of a value type.</param>
internal sealed record UpdatedEntryModel(
    int Member, CachedBehaviour Cached, EquatableArray<KeyPartModel> Parts, int Owner, bool ValueMayBeNull, bool OwnerIsStruct);
