using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>SQLite in a file, so that one connection writes while others read what is committed.</summary>
internal sealed class SqliteShop : ShopDatabase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cacheable-");

    private string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder.FullName, "shop.db"), Pooling = false }.ConnectionString;

    public override DbConnection Connect() => new SqliteConnection(ConnectionString);

    public override ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }

    // SQLite takes no part in ambient transactions; some people use it inside of them all the same.
    protected override void Connect(DbContextOptionsBuilder options) =>
        options.UseSqlite(ConnectionString).ConfigureWarnings(static warnings => warnings.Ignore(RelationalEventId.AmbientTransactionWarning));

    protected override Task CreateAsync() => Task.CompletedTask;
}
