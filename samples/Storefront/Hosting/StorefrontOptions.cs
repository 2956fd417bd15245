namespace Storefront.Hosting;

/// <summary>What one instance of the shop runs on.</summary>
public sealed record StorefrontOptions
{
    /// <summary>The SQLite file.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>The Redis that holds L2, as <c>host:port</c>; <see langword="null"/> for a shop without any cache.</summary>
    public string? Redis { get; init; }

    /// <summary>What all keys of this shop begin with. A shop on another database needs another, or it would be shown entries of this one.</summary>
    public string CacheNamespace { get; init; } = "storefront";

    /// <summary>The loopback port; 0 for a free one.</summary>
    public int Port { get; init; }
}
