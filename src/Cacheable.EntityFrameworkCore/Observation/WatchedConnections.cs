using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Cacheable.EntityFrameworkCore.Observation;

/// <summary>The watch over each connection that a transaction was seen on.</summary>
internal sealed class WatchedConnections(ILogger<DatabaseObservation> logger)
{
    private readonly ConditionalWeakTable<DbConnection, ConnectionWatch> _watches = [];

    public ConnectionWatch this[DbConnection connection] => _watches.GetValue(connection, connection => new ConnectionWatch(connection, logger));
}
