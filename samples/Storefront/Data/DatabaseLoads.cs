using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Storefront.Hosting;

namespace Storefront.Data;

/// <summary>Counts every command that EF Core sends to the database, in all and by the request that caused it.</summary>
public sealed class DatabaseLoads(IHttpContextAccessor accessor) : DbCommandInterceptor
{
    private long _count;

    /// <summary>The commands sent so far.</summary>
    public long Count => Volatile.Read(ref _count);

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Counted(result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(Counted(result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Counted(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(Counted(result));

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Counted(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(Counted(result));

    private TResult Counted<TResult>(TResult result)
    {
        Interlocked.Increment(ref _count);
        accessor.HttpContext?.Features.Get<PageFacts>()?.CountDatabaseLoad();
        return result;
    }
}
