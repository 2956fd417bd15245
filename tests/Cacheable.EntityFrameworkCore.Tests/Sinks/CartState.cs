namespace Cacheable.EntityFrameworkCore.Tests.Sinks;

/// <summary>A type that the database knows by another.</summary>
internal enum CartState
{
    Open,
    Ordered,
}
