using Microsoft.EntityFrameworkCore;
using Storefront.Data;

namespace Storefront.Users;

public sealed class UserService(ShopContext shop) : IUsers
{
    public async ValueTask<UserProfile?> GetProfileAsync(int id, CancellationToken cancellationToken) =>
        await shop.Users
            .Where(user => user.Id == id)
            .Select(user => new UserProfile(user.Id, user.Name, user.City, user.Version))
            .SingleOrDefaultAsync(cancellationToken);

    public async Task<int> RenameAsync(int id, string name, CancellationToken cancellationToken)
    {
        var user = await shop.Users.SingleAsync(user => user.Id == id, cancellationToken);
        user.Rename(name);
        await shop.SaveChangesAsync(cancellationToken);
        return user.Version;
    }
}
