namespace Cacheable.Contract;

/// <summary>What the generator knows of a method that updates the entries of another.</summary>
public sealed record UpdatingMethodPlan
{
    /// <summary>The name in metrics and logs: <c>IUserService.SaveAsync</c>.</summary>
    public required string Method { get; init; }
}
