using System.Diagnostics;
using System.Globalization;

namespace Cacheable.Faults.Run;

/// <summary>Stops and continues a process.</summary>
internal static class Signals
{
    /// <summary>SIGSTOP: no thread of it runs.</summary>
    public static Task StopAsync(Process process) => SendAsync("-STOP", process);

    /// <summary>SIGCONT.</summary>
    public static Task ContinueAsync(Process process) => SendAsync("-CONT", process);

    private static async Task SendAsync(string signal, Process process)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
