namespace Cacheable.Simulation.Episodes;

/// <summary>Threads for episodes: with a large stack, because everything goes on inline and .NET leaves the thread when its stack runs short.</summary>
internal static class SimulationThread
{
    private const int StackSize = 256 << 20;

    public static Thread Start(Action run)
    {
        var thread = new Thread(() => run(), StackSize);
        thread.Start();
        return thread;
    }

    public static T Run<T>(Func<T> run)
    {
        var result = default(T)!;
        Start(() => result = run()).Join();
        return result;
    }
}
