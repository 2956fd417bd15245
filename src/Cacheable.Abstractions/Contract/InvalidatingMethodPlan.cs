namespace Cacheable.Contract;

/// <summary>What the generator knows of a method that invalidates.</summary>
public sealed record InvalidatingMethodPlan
{
    /// <summary>The name in metrics and logs: <c>IUserService.RenameAsync</c>.</summary>
    public required string Method { get; init; }
}
