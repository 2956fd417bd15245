namespace Storefront.Users;

/// <param name="Version">Counts the changes of the user's row.</param>
public sealed record UserProfile(int Id, string Name, string City, int Version);
