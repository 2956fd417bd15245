using System.Data.Common;

namespace Cacheable.WriteBehind.Sinks;

/// <summary>
/// A table whose rows have a version, and which takes a row only if it has a higher one than what is there: a write that comes twice is
/// written once (race 47), one that comes late is not written (race 46), and a version that went back is noticed (race 50). In plain SQL
/// for any provider; several threads may use one at a time, each with a connection of its own.
/// </summary>
/// <example>
/// <code>
/// private static readonly GuardedTable Carts = new("carts", key: ["user_id"]);
///
/// public async ValueTask SaveCartAsync(int userId, Cart cart) =>
///     await Carts.WriteAsync(connection, new GuardedRow(("user_id", userId), ("content", Serialize(cart))));
/// </code>
/// </example>
/// <remarks>
/// <para>The key must be unique in the table, and the version a 64-bit integer that is never null. Names are put into the statements as
/// they are: quote those that need it.</para>
/// <para>A deleted row has no version that a late write could be compared with. Write a row that says it is deleted.</para>
/// </remarks>
public sealed class GuardedTable
{
    /// <summary>Makes one.</summary>
    /// <param name="name">The table.</param>
    /// <param name="key">The columns of its key, one or more.</param>
    /// <param name="version">The column of its version.</param>
    /// <exception cref="ArgumentException">There is no key, or the version is part of it.</exception>
    public GuardedTable(string name, IReadOnlyList<string> key, string version = "version")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentNullException.ThrowIfNull(key);
        if (key.Count == 0 || key.Contains(version, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException("The key is one or more columns, and the version is none of them.", nameof(key));
        }

        (Name, Key, Version) = (name, [.. key], version);
    }

    /// <summary>The table.</summary>
    public string Name { get; }

    /// <summary>The columns of its key.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>The column of its version.</summary>
    public string Version { get; }

    /// <summary>What a parameter begins with: <c>@</c>, or what else the provider wants; <c>?</c> alone where it counts them.</summary>
    public string ParameterMarker { get; init; } = "@";

    /// <summary>Called with the column and each parameter made for it, where a provider must be told a type.</summary>
    public Action<string, DbParameter>? Configure { get; init; }

    /// <summary>Writes a row: one round trip where an older one is there, three where there is none, two where it is not taken.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="row">The row, with the version of the running flush unless it says another.</param>
    /// <param name="transaction">The transaction of the connection; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Cancels the statement that is running.</param>
    /// <returns>What was done. The flush of the write is told.</returns>
    /// <exception cref="InvalidOperationException">There is no version to compare, or the table breaks the rules above.</exception>
    /// <exception cref="ArgumentException">The row has no value for a column of the key, or one for the version.</exception>
    public async Task<SinkReply> WriteAsync(
        DbConnection connection, GuardedRow row, DbTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        await new GuardedWrite(this, new SqlSession(connection, transaction, isAsync: true, cancellationToken)).RunAsync(GuardedStatements.For(this, row)).ConfigureAwait(false);

    /// <inheritdoc cref="WriteAsync(DbConnection, GuardedRow, DbTransaction?, CancellationToken)"/>
    public SinkReply Write(DbConnection connection, GuardedRow row, DbTransaction? transaction = null) =>
        new GuardedWrite(this, new SqlSession(connection, transaction, isAsync: false, default)).RunAsync(GuardedStatements.For(this, row)).AsTask().GetAwaiter().GetResult();

    /// <summary>
    /// Writes rows, for a batch method: one round trip where older ones are there, two more and those of a savepoint for those that are
    /// not. Where the provider knows no batches, or a key comes twice, one after the other.
    /// </summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="rows">The rows. Where none of them says its version, they are those of the running flush, in its order.</param>
    /// <param name="transaction">The transaction of the connection. Without one, new rows are inserted one by one.</param>
    /// <param name="cancellationToken">Cancels the statement that is running.</param>
    /// <returns>What was done with each. Their flushes are told.</returns>
    /// <exception cref="InvalidOperationException">There is no version to compare, or the table breaks the rules above.</exception>
    /// <exception cref="ArgumentException">A row has no value for a column of the key, or one for the version.</exception>
    public async Task<IReadOnlyList<SinkReply>> WriteAsync(
        DbConnection connection, IReadOnlyList<GuardedRow> rows, DbTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        await new GuardedBatch(this, new SqlSession(connection, transaction, isAsync: true, cancellationToken)).RunAsync(GuardedStatements.For(this, rows)).ConfigureAwait(false);

    /// <inheritdoc cref="WriteAsync(DbConnection, IReadOnlyList{GuardedRow}, DbTransaction?, CancellationToken)"/>
    public IReadOnlyList<SinkReply> Write(DbConnection connection, IReadOnlyList<GuardedRow> rows, DbTransaction? transaction = null) =>
        new GuardedBatch(this, new SqlSession(connection, transaction, isAsync: false, default)).RunAsync(GuardedStatements.For(this, rows)).AsTask().GetAwaiter().GetResult();
}
