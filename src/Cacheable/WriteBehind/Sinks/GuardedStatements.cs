namespace Cacheable.WriteBehind.Sinks;

/// <summary>What is said to a database to write one row, in words that every dialect knows.</summary>
internal sealed class GuardedStatements
{
    private readonly GuardedTable _table;
    private readonly IReadOnlyList<(string Name, object? Value)> _columns;

    private GuardedStatements(GuardedTable table, GuardedRow row, FlushedWrite? write, long version)
    {
        (_table, _columns, Write, Version) = (table, row.Columns, write, version);
        Key = [.. table.Key.Select(name => (name, ValueOf(name)))];
        if (_columns.Any(column => Is(column.Name, table.Version)))
        {
            throw new ArgumentException($"The version of {table.Name} is not a column to be given: say it as GuardedRow.Version, or leave it to the flush.", nameof(row));
        }
    }

    public FlushedWrite? Write { get; }

    public long Version { get; }

    public IReadOnlyList<(string Name, object? Value)> Key { get; }

    /// <summary>Changes an older row, and no other.</summary>
    public SqlText Update => WhereKey(new SqlText(_table)
            .Add($"UPDATE {_table.Name} SET ")
            .AddEach(Values, ", ", static (text, column) => text.Add(column.Name + " = ").Add(column.Name, column.Value)))
        .Add($" AND {_table.Version} < ").Add(_table.Version, Version);

    /// <summary>Asks for the version of the row.</summary>
    public SqlText Select => WhereKey(new SqlText(_table).Add($"SELECT {_table.Version} FROM {_table.Name}"));

    public SqlText Insert => new SqlText(_table)
        .Add($"INSERT INTO {_table.Name} (")
        .AddEach([.. Key, .. Values], ", ", static (text, column) => text.Add(column.Name))
        .Add(") VALUES (")
        .AddEach([.. Key, .. Values], ", ", static (text, column) => text.Add(column.Name, column.Value))
        .Add(")");

    private IEnumerable<(string Name, object? Value)> Values =>
        [.. _columns.Where(column => !_table.Key.Any(key => Is(key, column.Name))), (_table.Version, Version)];

    public static GuardedStatements For(GuardedTable table, GuardedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var write = row.Version is null ? row.Write ?? WriteBehindFlush.CurrentWrite : null;
        return new GuardedStatements(table, row, write, row.Version ?? write!.Version);
    }

    public static IReadOnlyList<GuardedStatements> For(GuardedTable table, IReadOnlyList<GuardedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.All(static row => row.Version is not null || row.Write is not null))
        {
            return [.. rows.Select(row => For(table, row))];
        }

        if (WriteBehindFlush.Current?.Writes is not { } writes || writes.Count != rows.Count)
        {
            throw new InvalidOperationException(
                "The rows of a batch have the versions of the running flush only where there is one, and it has as many writes as there are rows. " +
                "Otherwise say for each row which write it is, or its version.");
        }

        return [.. rows.Zip(writes, (row, write) => new GuardedStatements(table, row, row.Version is null ? row.Write ?? write : null, row.Version ?? (row.Write ?? write).Version))];
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private SqlText WhereKey(SqlText text) =>
        text.Add(" WHERE ").AddEach(Key, " AND ", static (text, column) => text.Add(column.Name + " = ").Add(column.Name, column.Value));

    private object ValueOf(string keyColumn) =>
        _columns.FirstOrDefault(column => Is(column.Name, keyColumn)).Value
            ?? throw new ArgumentException($"A row of {_table.Name} needs a value for {keyColumn}, which is part of its key.");
}
