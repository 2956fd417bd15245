namespace Cacheable.Tiers;

/// <summary>The system's monotonic time, read every few milliseconds by one thread and by everybody else from memory.</summary>
internal static class SystemTick
{
    private const int PeriodInMilliseconds = 5;

    private static long _latest = Environment.TickCount64;

    static SystemTick()
    {
        // A thread of its own: a timer would fall behind when the thread pool is busy, and entries would outlive their TTL.
        var ticker = new Thread(Tick) { IsBackground = true, Name = "Cacheable clock", Priority = ThreadPriority.AboveNormal };
        ticker.Start();
    }

    /// <summary>Milliseconds since the system started, as of the last tick.</summary>
    public static long Latest => Volatile.Read(ref _latest);

    private static void Tick()
    {
        while (true)
        {
            Volatile.Write(ref _latest, Environment.TickCount64);
            Thread.Sleep(PeriodInMilliseconds);
        }
    }
}
