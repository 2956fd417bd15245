using Cacheable;

namespace Storefront.Users;

public interface IUsers
{
    [Cached("user:<id>:profile", Ttl = "10m", Jitter = "30s", Negative = "15s")]
    ValueTask<UserProfile?> GetProfileAsync(int id, CancellationToken cancellationToken = default);

    /// <summary>Renames a user, in the transaction of the caller where there is one.</summary>
    /// <returns>The profile's new version.</returns>
    [InvalidatesCache("user:<id>:profile")]
    Task<int> RenameAsync(int id, string name, CancellationToken cancellationToken = default);
}
