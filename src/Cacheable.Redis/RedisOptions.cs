using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>How the remote tier reaches Redis. <see cref="Configuration"/> or <see cref="Multiplexer"/> is needed.</summary>
public sealed class RedisOptions
{
    /// <summary>
    /// What every key and the channel begin with. Applications that share a server and not their entries take different ones.
    /// Not empty, without braces and white space.
    /// </summary>
    public string Namespace { get; set; } = "cacheable";

    /// <summary>
    /// Into how many groups keys are divided, 1 to 1024; 1 by default, 64 suggested for a Redis Cluster. The keys of a group lie on
    /// one node. Every instance that uses a namespace must give the same number: one that does not gets exceptions and goes on
    /// without Redis, so take another <see cref="Namespace"/> with another number.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>How long a command may take before the cache goes on without Redis; above zero, 100 ms by default.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How long after the start commands wait for the first connection; above zero, one second by default. After that they
    /// fail at once for as long as there is none.
    /// </summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Where the servers are. The connection is made in the background and made again when it breaks; while there is none,
    /// commands fail at once, so <c>AbortOnConnectFail</c> and <c>BacklogPolicy</c> are not read. Where <c>AsyncTimeout</c>
    /// is left at its default, a shorter one is used, so that a connection whose other end is gone without a word is noticed
    /// within seconds.
    /// </summary>
    public ConfigurationOptions? Configuration { get; set; }

    /// <summary>A connection the application has already; it is used in place of <see cref="Configuration"/> and never closed.</summary>
    public IConnectionMultiplexer? Multiplexer { get; set; }

    /// <summary>How many prefixes and tags of a group keep an epoch of their own; beyond that the oldest become the floor.</summary>
    internal int MaxEpochs { get; set; } = 50_000;
}
