using System.Data.Common;

namespace Cacheable.EntityFrameworkCore.Interception;

/// <summary>Whether commands inside a <see cref="System.Transactions.TransactionScope"/> are part of its transaction, or commit by themselves.</summary>
internal static class AmbientEnlistment
{
    // Of SqlClient and Npgsql, and of MySqlConnector.
    private static readonly string[] Settings = ["Enlist", "AutoEnlist", "Auto Enlist"];

    public static bool IsTaken(DbConnection? connection) =>
        connection is not null && connection.GetType().Namespace != "Microsoft.Data.Sqlite" && !IsOff(connection.ConnectionString);

    private static bool IsOff(string connectionString)
    {
        var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return Array.Exists(Settings, name => settings.TryGetValue(name, out var value) && string.Equals(value.ToString(), "false", StringComparison.OrdinalIgnoreCase));
    }
}
