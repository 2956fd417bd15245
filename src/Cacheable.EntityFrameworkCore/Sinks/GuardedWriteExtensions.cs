using System.Linq.Expressions;
using Cacheable.WriteBehind;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Sinks;

/// <summary>
/// Writes rows that compare versions, so that a queued write that comes twice is written once (race 47), one that comes late is not
/// written (race 46), and a version that went back is noticed (race 50).
/// </summary>
public static class GuardedWriteExtensions
{
    /// <summary>
    /// Inserts an entity, or replaces the properties of its row if the row has a lower version. The key, shadow properties, those that the
    /// database generates on update and those that are not saved after the insert stay as they are. Nothing is tracked afterwards.
    /// </summary>
    /// <typeparam name="TEntity">A type of the model with a key, in a table of its own.</typeparam>
    /// <param name="context">The context. Its open transaction is used, if it has one.</param>
    /// <param name="entity">The row as it is to be; its version is set.</param>
    /// <param name="version">The property that keeps the version.</param>
    /// <param name="write">Whose version it is; without one, that of the running flush. Outside of one: <c>new FlushedWrite(null, version: 7)</c>.</param>
    /// <param name="cancellationToken">Cancels the statement that is running.</param>
    /// <returns>What was done. The write is told what the row has instead.</returns>
    /// <exception cref="InvalidOperationException">No flush is running, the context has changes that are not saved, or the type has parts in other types.</exception>
    /// <example>
    /// <code>
    /// public async ValueTask SaveCartAsync(int userId, Cart cart) =>
    ///     await db.WriteGuardedAsync(new CartRow { UserId = userId, Content = cart.ToJson() }, static row => row.Version);
    /// </code>
    /// </example>
    public static Task<SinkReply> WriteGuardedAsync<TEntity>(
        this DbContext context,
        TEntity entity,
        Expression<Func<TEntity, long>> version,
        FlushedWrite? write = null,
        CancellationToken cancellationToken = default)
        where TEntity : class => RunAsync(context, entity, version, write, new GuardedEntityWrite(isAsync: true, cancellationToken)).AsTask();

    /// <inheritdoc cref="WriteGuardedAsync{TEntity}"/>
    public static SinkReply WriteGuarded<TEntity>(
        this DbContext context, TEntity entity, Expression<Func<TEntity, long>> version, FlushedWrite? write = null)
        where TEntity : class => RunAsync(context, entity, version, write, new GuardedEntityWrite(isAsync: false, default)).AsTask().GetAwaiter().GetResult();

    private static async ValueTask<SinkReply> RunAsync<TEntity>(
        DbContext context, TEntity entity, Expression<Func<TEntity, long>> version, FlushedWrite? write, GuardedEntityWrite guarded)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(version);
        var told = write ?? WriteBehindFlush.CurrentWrite;
        var reply = await guarded.UpsertAsync(new GuardedEntity<TEntity>(context, entity, version, told.Version)).ConfigureAwait(false);
        reply.Tell(told);
        return reply;
    }
}
