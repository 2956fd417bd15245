using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>Makes the next command that begins with a text throw instead of being sent.</summary>
internal sealed class FaultyCommands(string beginning) : DbCommandInterceptor
{
    private int _left;

    public void Throw() => _left = 1;

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        command.CommandText.StartsWith(beginning, StringComparison.Ordinal) && _left-- > 0 ? throw new IOException("The server did not answer.") : result;

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(NonQueryExecuting(command, eventData, result));
}
