using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

internal sealed class ShopScope(AsyncServiceScope scope) : IAsyncDisposable
{
    public IUsers Users => scope.ServiceProvider.GetRequiredService<IUsers>();

    /// <summary>The context that <see cref="Users"/> works with.</summary>
    public ShopContext Context => scope.ServiceProvider.GetRequiredService<ShopContext>();

    public IDbContextFactory<ShopContext> Factory => scope.ServiceProvider.GetRequiredService<IDbContextFactory<ShopContext>>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
