namespace Cacheable.Conventions.Tests.Layout;

public sealed class FileLengthTests
{
    private const int Limit = 400;
    private const int EditorConfigLimit = 150;

    [Fact]
    public void No_file_in_src_or_analyzers_is_longer_than_a_reader_can_hold()
    {
        var byLength = Repository.Files(".cs", "src", "analyzers")
            .Select(file => (File: file, Lines: File.ReadLines(Repository.PathTo(file)).Count()))
            .OrderByDescending(file => file.Lines)
            .ToList();
        foreach (var (file, lines) in byLength.Take(5))
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{lines,4} {file}");
        }

        Assert.NotEmpty(byLength);
        Assert.DoesNotContain(byLength, file => file.Lines > Limit);
    }

    [Fact]
    public void The_editorconfig_stays_short() =>
        Assert.InRange(File.ReadLines(Repository.PathTo(".editorconfig")).Count(), 1, EditorConfigLimit - 1);
}
