using Cacheable.EntityFrameworkCore.Outbox;
using Cacheable.Remote;

namespace Cacheable.EntityFrameworkCore.Tests.Outbox;

public sealed class RecordedNamesTests
{
    [Fact]
    public void Names_of_every_kind_are_read_as_they_were_written()
    {
        CacheName[] names = [CacheName.Parse("user:4:name"), CacheName.Parse("user:4:*"), CacheName.Tag("user:\"4\"\n")];

        Assert.Equal(names, RecordedNames.Read(RecordedNames.Write(names)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[null]")]
    [InlineData("[\"k\"]")]
    [InlineData("[\"xuser\"]")]
    public void What_nobody_of_ours_wrote_is_said_to_be_unreadable(string text) => Assert.Throws<FormatException>(() => RecordedNames.Read(text));
}
