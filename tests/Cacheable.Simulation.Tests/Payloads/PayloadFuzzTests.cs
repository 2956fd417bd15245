using Cacheable.Simulation.Payloads;

namespace Cacheable.Simulation.Tests.Payloads;

/// <summary>The short form of <c>--payloads</c>.</summary>
public sealed class PayloadFuzzTests
{
    [Fact]
    public void A_mutated_payload_is_a_miss_or_the_value_that_was_written()
    {
        var fuzz = new PayloadFuzz(from: 1, mutations: 50_000);

        fuzz.Run();

        Assert.Empty(fuzz.Violations);
        Assert.InRange(fuzz.Read, 1, 50_000);
    }

    [Fact]
    public void Every_payload_that_is_mutated_can_be_read_as_it_was_written() => Assert.All(
        Specimens.All(),
        static specimen => Assert.All(specimen.Payloads, payload =>
        {
            Assert.Null(specimen.Judge(payload, isForged: false, out var isRead));
            Assert.True(isRead);
        }));

    [Fact]
    public void A_value_that_was_not_written_as_these_bytes_is_told()
    {
        var json = new JsonCacheSerializer([]);
        var one = new Specimen<int>("one", json, Specimens.Limits, 1);
        var two = new Specimen<int>("two", json, Specimens.Limits, 2);

        Assert.Null(one.Judge(one.Payloads[0], isForged: false, out _));
        Assert.Equal("it was read as 2", one.Judge(two.Payloads[0], isForged: false, out _));
    }
}
