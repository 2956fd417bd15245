using Cacheable.Remote;

namespace Cacheable.Redis.Tests;

public sealed class DurabilityRulesTests
{
    public static TheoryData<WriteBehindDurability, string, bool> Files => new()
    {
        { WriteBehindDurability.Memory, "no", true },
        { WriteBehindDurability.AppendEverySecond, "no", false },
        { WriteBehindDurability.AppendEverySecond, "everysec", true },
        { WriteBehindDurability.AppendEverySecond, "always", true },
        { WriteBehindDurability.AppendAlways, "no", false },
        { WriteBehindDurability.AppendAlways, "everysec", false },
        { WriteBehindDurability.AppendAlways, "always", true },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_forced_to_disk_less_often_than_declared_is_weaker(WriteBehindDurability declared, string fsync, bool isMet) =>
        Assert.Equal(isMet, DurabilityRules.Judge(declared, new ServerFacts(WritesFile: true, fsync, Replicas: 0, Eviction: null)).IsMet);

    [Theory]
    [InlineData(WriteBehindDurability.AppendEverySecond, "appendfsync everysec")]
    [InlineData(WriteBehindDurability.AppendAlways, "appendfsync always")]
    public void A_server_without_a_file_is_weaker_and_the_advice_says_what_to_set(WriteBehindDurability declared, string setting)
    {
        var check = DurabilityRules.Judge(declared, new ServerFacts(WritesFile: false, "everysec", Replicas: 3, Eviction: null));

        Assert.False(check.IsMet);
        Assert.Contains("appendonly yes", check.Advice, StringComparison.Ordinal);
        Assert.Contains(setting, check.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_tell_is_neither_met_nor_weaker()
    {
        Assert.Null(DurabilityRules.Judge(WriteBehindDurability.AppendAlways, new ServerFacts(WritesFile: true, Fsync: null, 0, null)).IsMet);
        Assert.Null(DurabilityRules.Judge(WriteBehindDurability.AppendAlways, new ServerFacts(WritesFile: null, Fsync: null, 0, null)).IsMet);
    }

    [Fact]
    public void Replicated_needs_a_replica()
    {
        Assert.False(DurabilityRules.Judge(WriteBehindDurability.Replicated, new ServerFacts(true, "always", Replicas: 0, null)).IsMet);
        Assert.True(DurabilityRules.Judge(WriteBehindDurability.Replicated, new ServerFacts(false, "no", Replicas: 1, null)).IsMet);
    }

    [Theory]
    [InlineData("allkeys-lru", false)]
    [InlineData("volatile-lru", true)]
    [InlineData("noeviction", true)]
    public void A_server_that_evicts_keys_without_expiry_is_weaker_than_any_level(string policy, bool isMet) =>
        Assert.Equal(isMet, DurabilityRules.Judge(WriteBehindDurability.Memory, new ServerFacts(true, "always", 0, policy)).IsMet);

    [Fact]
    public void The_facts_are_read_from_what_info_replies()
    {
        const string Info = "# Memory\r\nmaxmemory:1048576\r\nmaxmemory_policy:allkeys-lru\r\n\r\n# Persistence\r\naof_enabled:1\r\n# Replication\r\nconnected_slaves:2\r\n";

        Assert.Equal(new ServerFacts(WritesFile: true, "always", Replicas: 2, "allkeys-lru"), ServerFacts.Read(Info, "always"));
        Assert.Equal(new ServerFacts(WritesFile: null, Fsync: null, Replicas: 0, Eviction: null), ServerFacts.Read("maxmemory:0\nmaxmemory_policy:allkeys-lru", fsync: null));
    }
}
