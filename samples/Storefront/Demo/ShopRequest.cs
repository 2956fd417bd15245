namespace Storefront.Demo;

/// <summary>One request of the load.</summary>
/// <param name="Instance">Which instance of the shop it goes to.</param>
/// <param name="Form">What a write posts; <see langword="null"/> for a read.</param>
internal sealed record ShopRequest(RequestKind Kind, int Instance, string Path, string? Form = null);
