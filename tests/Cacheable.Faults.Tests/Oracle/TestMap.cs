using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Tests.Oracle;

/// <summary>Shared tables in a file that goes with the test.</summary>
internal sealed class TestMap : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public TestMap() => Map = new OracleMap(_file);

    public OracleMap Map { get; }

    /// <summary>The same tables as another process sees them.</summary>
    public OracleMap OpenAgain() => new(_file);

    public void Dispose()
    {
        Map.Dispose();
        File.Delete(_file);
    }
}
