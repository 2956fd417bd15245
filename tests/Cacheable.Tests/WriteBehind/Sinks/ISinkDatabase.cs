using System.Data.Common;

namespace Cacheable.Tests.WriteBehind.Sinks;

/// <summary>A real database with a table of carts, for the length of a test.</summary>
public interface ISinkDatabase : IAsyncDisposable
{
    /// <summary>Makes the table where it is not there yet, and opens a connection of its own.</summary>
    Task<DbConnection> OpenAsync();
}
