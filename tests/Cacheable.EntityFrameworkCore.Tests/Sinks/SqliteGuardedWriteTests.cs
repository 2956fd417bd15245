using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Sinks;

public sealed class SqliteGuardedWriteTests : GuardedWriteTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cacheable-").FullName;

    private protected override Task<CartContext> OpenAsync() =>
        Task.FromResult(new CartContext(new DbContextOptionsBuilder<CartContext>().UseSqlite($"DataSource={Path.Combine(_folder, "shop.db")};Pooling=False").Options));

    // SQLite has one writer at a time, so nobody else can insert while this transaction is open.
    private protected override void InsertBeside(CartContext other)
    {
    }

    protected override ValueTask CloseAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return default;
    }
}
