namespace Cacheable.Tests.Serialization;

/// <summary>A buffer that a tier lends for a payload comes back, whatever becomes of the entry.</summary>
public sealed class LentPayloadTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_lookup_gives_it_back_also_where_the_entry_is_of_another_history(bool isForeign, bool hidesReads)
    {
        var loader = new Loader<string?>("value");
        await _fleet.Start().ReadAsync(4, loader);
        var (tier, lender) = LendingTier.Over(_fleet.Store.Connect());
        (lender.IsForeign, lender.HidesReads) = (isForeign, hidesReads);

        Assert.Equal("value", await _fleet.Start(settings => settings.Tier = tier).ReadAsync(4, loader));

        Assert.Equal(isForeign ? 2 : 1, loader.Calls);
        Assert.InRange(lender.Lent, 1, int.MaxValue);
        Assert.Equal(0, lender.Out);
    }

    [Fact]
    public async Task A_question_for_the_remaining_time_gives_it_back()
    {
        await _fleet.Start().ReadAsync(4, new Loader<string?>("value"));
        var (tier, lender) = LendingTier.Over(_fleet.Store.Connect());

        Assert.True(await _fleet.Start(settings => settings.Tier = tier).Cache.ExistsAsync("user:4:profile"));

        Assert.Equal((1, 0), (lender.Lent, lender.Out));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
