namespace Cacheable.Tiers;

/// <summary>The lookups of this instance that wait until another instance's lease of their key ends.</summary>
internal sealed class LeaseWaiters(EngineScheduling scheduling)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Bell> _bells = new(StringComparer.Ordinal);

    /// <summary>Begins to listen for the end of leases of <paramref name="key"/>, until the result is disposed.</summary>
    /// <remarks>To be called before the lease is asked for: its end may be told before the answer is read.</remarks>
    public Listener Listen(string key)
    {
        lock (_lock)
        {
            if (!_bells.TryGetValue(key, out var bell))
            {
                _bells.Add(key, bell = new Bell(scheduling));
            }

            bell.Listeners++;
            return new Listener(this, key, bell);
        }
    }

    /// <summary>A lease of <paramref name="key"/> has ended.</summary>
    public void Ring(string key)
    {
        Bell? bell;
        lock (_lock)
        {
            _bells.TryGetValue(key, out bell);
        }

        bell?.Ring();
    }

    private void Leave(string key, Bell bell)
    {
        lock (_lock)
        {
            if (--bell.Listeners == 0)
            {
                _bells.Remove(key);
            }
        }
    }

    public readonly struct Listener(LeaseWaiters waiters, string key, Bell bell) : IDisposable
    {
        /// <summary>Ends at the next ring after this was read.</summary>
        public Task Next => bell.Next;

        public void Dispose() => waiters.Leave(key, bell);
    }

    internal sealed class Bell(EngineScheduling scheduling)
    {
        private TaskCompletionSource _next = new(scheduling.Continuations);

        public int Listeners { get; set; }

        public Task Next => Volatile.Read(ref _next).Task;

        public void Ring() => Interlocked.Exchange(ref _next, new TaskCompletionSource(scheduling.Continuations)).SetResult();
    }
}
