using Cacheable.Faults.Workload;

namespace Cacheable.Faults.Tests.Workload;

public sealed class WorkerArgumentsTests
{
    [Fact]
    public void What_a_conductor_says_is_what_a_worker_hears()
    {
        var said = new WorkerArguments("/tmp/a map", 2, 7, "127.0.0.1:6380,127.0.0.1:6381", 64, TimeSpan.FromMilliseconds(250), 99, WorkerRole.Watch);

        Assert.Equal(said, WorkerArguments.Parse([.. said.ToWords()]));
    }
}
