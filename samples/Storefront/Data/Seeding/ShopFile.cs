using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Storefront.Data.Seeding;

/// <summary>The database files under the temporary folder: one seeded original per scale, and a working copy for each run.</summary>
public static class ShopFile
{
    // Raise it with every change to the schema or the seeding, so that no run reuses an original of another shape.
    private const int Format = 2;

    private static string Folder => Path.Combine(Path.GetTempPath(), "cacheable-storefront");

    /// <summary>Copies the seeded original of <paramref name="scale"/>, after seeding it where this machine has none yet.</summary>
    /// <returns>The path of the copy; the caller deletes it with <see cref="Delete"/>.</returns>
    public static string CreateCopy(SeedScale scale)
    {
        var original = Prepare(scale);
        var copy = Path.Combine(Folder, $"run-{Environment.ProcessId}-{Guid.NewGuid():N}.db");
        File.Copy(original, copy);
        return copy;
    }

    /// <summary>Deletes a working copy with its journal.</summary>
    public static void Delete(string path)
    {
        using (var connection = new SqliteConnection(ConnectionString(path)))
            SqliteConnection.ClearPool(connection);

        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(path + suffix);
    }

    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder { DataSource = path }.ToString();

    /// <summary>Makes the schema and fills it, in a file that does not exist yet.</summary>
    public static void Seed(string path, SeedScale scale)
    {
        var options = new DbContextOptionsBuilder<ShopContext>().UseSqlite($"{ConnectionString(path)};Pooling=False").Options;
        using var shop = new ShopContext(options);
        shop.Database.EnsureCreated();
        shop.Database.OpenConnection();

        var connection = (SqliteConnection)shop.Database.GetDbConnection();
        var indexes = DropIndexes(connection);
        Run(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;");
        new Seeder(connection, scale).Fill();

        // Sorting once is several times cheaper than keeping the indexes sorted row by row.
        Run(connection, string.Join(';', indexes));
        Run(connection, "ANALYZE; PRAGMA journal_mode = WAL;");
    }

    /// <summary>Seeds the original of <paramref name="scale"/> where this machine has none yet.</summary>
    /// <returns>Its path.</returns>
    public static string Prepare(SeedScale scale)
    {
        Directory.CreateDirectory(Folder);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"shop-v{Format}-{scale.Products}-{scale.Users}-{scale.OrderLines}-{scale.Reviews}-{scale.Seed}.db");
        var original = Path.Combine(Folder, name);
        if (File.Exists(original))
            return original;

        // Seeded aside and moved into place, so that a run that is cut short leaves no half-filled original.
        var aside = $"{original}.{Guid.NewGuid():N}";
        Seed(aside, scale);
        File.Move(aside, original, overwrite: true);
        return original;
    }

    private static List<string> DropIndexes(SqliteConnection connection)
    {
        List<string> statements = [];
        List<string> names = [];
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
                statements.Add(reader.GetString(1));
            }
        }

        Run(connection, string.Join(';', names.Select(name => $"DROP INDEX \"{name}\"")));
        return statements;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
