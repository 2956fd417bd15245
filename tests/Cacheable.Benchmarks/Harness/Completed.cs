using System.Runtime.CompilerServices;

namespace Cacheable.Benchmarks.Harness;

internal static class Completed
{
    /// <summary>The result, read as an <c>await</c> reads it: at once when it is there, which a hit's is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(this ValueTask<T> task) => task.IsCompletedSuccessfully ? task.Result : task.AsTask().GetAwaiter().GetResult();
}
