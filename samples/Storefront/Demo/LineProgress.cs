using System.Diagnostics;
using System.Globalization;

namespace Storefront.Demo;

/// <summary>A line for each step that is done, for a file or a log.</summary>
internal sealed class LineProgress(TextWriter output) : IDemoProgress
{
    public Action<double> Begin(string step)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var isDone = 0;
        return done =>
        {
            if (done >= 1 && Interlocked.Exchange(ref isDone, 1) == 0)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step}: {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:F1} s"));
        };
    }
}
