using Cacheable.EntityFrameworkCore;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the outbox of invalidations to a model.</summary>
public static class CacheInvalidationModelBuilderExtensions
{
    /// <summary>
    /// Adds a table for invalidations that commit with the data: what a transaction of EF Core owes is written in it before the commit, and
    /// whoever is alive afterwards invalidates it. Without it a process that dies between the two leaves old values until their TTL.
    /// </summary>
    /// <param name="modelBuilder">The model of a context that was named in <c>UseEntityFrameworkCore</c>.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="schema">Its schema; that of the model where there is none.</param>
    public static ModelBuilder AddCacheInvalidations(this ModelBuilder modelBuilder, string table = "CacheInvalidations", string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<CacheInvalidation>(row =>
        {
            row.ToTable(table, schema);
            row.HasKey(static row => row.Id);
            row.Property(static row => row.Id).ValueGeneratedNever();
            row.Property(static row => row.Names).IsRequired();
        });
        return modelBuilder;
    }
}
