using Cacheable.Faults.Workload;

namespace Cacheable.Faults.Tests.Workload;

public sealed class WorkerArgumentsTests
{
    [Fact]
    public void What_a_conductor_says_is_what_a_worker_hears()
    {
        var said = new WorkerArguments("/tmp/a map", 2, 7, 6380, TimeSpan.FromMilliseconds(250), 99, WorkerRole.Watch);

        Assert.Equal(said, WorkerArguments.Parse([.. said.ToWords()]));
    }
}
