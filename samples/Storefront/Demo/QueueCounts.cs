namespace Storefront.Demo;

/// <summary>What became of the carts that shoppers saved, all of them, once the shop is closed and its queue flushed.</summary>
/// <param name="Saved">Carts that were accepted into the queue.</param>
/// <param name="Flushed">Carts that were written to the database: of several saved soon after each other, the last.</param>
internal sealed record QueueCounts(long Saved, long Flushed)
{
    /// <summary>How many saved carts came to one write of the database.</summary>
    public double SavedPerFlush => Flushed == 0 ? 0 : (double)Saved / Flushed;
}
