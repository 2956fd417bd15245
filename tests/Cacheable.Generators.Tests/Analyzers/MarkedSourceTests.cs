using Cacheable.Generators.Tests.Analyzers.Harness;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.Generators.Tests.Analyzers;

public class MarkedSourceTests
{
    [Fact]
    public void Marks_are_taken_out_and_their_spans_kept()
    {
        var source = MarkedSource.Parse("""a {|CACHE0101:<b>|} c {|CACHE0109:d {|CACHE0107:e|}|}""");

        Assert.Equal("a <b> c d e", source.Text);
        Assert.Equal(
            [
                new MarkedSource.Mark("CACHE0101", new TextSpan(2, 3)),
                new MarkedSource.Mark("CACHE0107", new TextSpan(10, 1)),
                new MarkedSource.Mark("CACHE0109", new TextSpan(8, 3)),
            ],
            source.Marks);
    }

    [Fact]
    public void An_open_mark_is_an_error_of_the_test() =>
        Assert.Throws<FormatException>(static () => MarkedSource.Parse("{|CACHE0101:<b>"));
}
