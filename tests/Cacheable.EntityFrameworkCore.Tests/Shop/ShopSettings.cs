using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>What a test wants of an instance.</summary>
internal sealed class ShopSettings
{
    public bool IsPooled { get; set; }

    public Action<ICacheableBuilder> Cache { get; set; } = static _ => { };

    public Action<DbContextOptionsBuilder> Context { get; set; } = static _ => { };
}
