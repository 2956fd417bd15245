using Cacheable.Tests.Servers;

namespace Cacheable.Package.Tests.Consuming;

public sealed class ConsumerTests(ConsumerApp consumer, EmbeddedGarnet server) : IClassFixture<ConsumerApp>, IClassFixture<EmbeddedGarnet>
{
    [Fact]
    public async Task The_generator_runs_in_an_application_that_references_the_packages_alone()
    {
        var run = (await consumer.RunAsync()).Succeeded();

        Assert.Contains("app: Hello, Ada, 1 load of 2 calls", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_generator_runs_in_a_library_that_references_the_abstractions_alone()
    {
        var run = (await consumer.RunAsync()).Succeeded();

        Assert.Contains("library: 08:00, 1 load of 2 calls", run.Output, StringComparison.Ordinal);
        Assert.Contains("library after a write: 08:05, 2 loads of 3 calls", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_finds_in_the_remote_tier_what_the_first_has_loaded()
    {
        var first = (await consumer.RunAsync("--redis", server.Configuration, "two-processes")).Succeeded();
        var second = (await consumer.RunAsync("--redis", server.Configuration, "two-processes")).Succeeded();

        Assert.Contains("app: Hello, Ada, 1 load of 2 calls", first.Output, StringComparison.Ordinal);
        Assert.Contains("app: Hello, Ada, 0 load of 2 calls", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_are_queued_read_at_once_and_flushed_before_the_process_ends()
    {
        var run = (await consumer.RunAsync("--redis", server.Configuration, "queued")).Succeeded();

        Assert.Contains("queued: 2 apples are read, 0 writes so far", run.Output, StringComparison.Ordinal);
        Assert.Contains("stopped: 1 write, 2 apples in the table", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_analyzers_report_in_an_application_that_references_the_packages_alone()
    {
        var build = await consumer.BuildAsync("Mistaken");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error CACHE0301", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_project_says_of_native_code_reaches_the_analyzers_through_the_package()
    {
        var build = await consumer.BuildAsync("Mistaken");

        Assert.Contains("CACHE0208: 'IForgetful.GetReasonAsync' caches 'Reason'", build.Output, StringComparison.Ordinal);
        Assert.Contains("IsAotCompatible = true", build.Output, StringComparison.Ordinal);
    }
}
