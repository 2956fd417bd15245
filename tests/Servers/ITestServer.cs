namespace Cacheable.Tests.Servers;

/// <summary>A server that speaks Redis. It may be flushed by any test.</summary>
public interface ITestServer
{
    /// <summary>Its connection string. Where there is no such server the running test is skipped with the reason shown.</summary>
    string Configuration { get; }
}
