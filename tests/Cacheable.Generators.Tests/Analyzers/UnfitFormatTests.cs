using System.Globalization;
using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class UnfitFormatTests
{
    [Theory]
    [InlineData("DateOnly", "yyyy-mm", "yyyy-MM")]
    [InlineData("DateOnly?", "YYYY-MM-DD", "yyyy-MM-dd")]
    [InlineData("DateOnly", "yyyy-MM-dd HH:mm", "yyyy-MM-dd")]
    [InlineData("DateOnly", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd")]
    [InlineData("DateOnly", "s", null)]
    [InlineData("DateOnly", "'week'", null)]
    [InlineData("DateTime", "YYYYMMDD", "yyyyMMdd")]
    [InlineData("DateTime", "Q", null)]
    [InlineData("DateTime", "'", null)]
    [InlineData("DateTime", "'daily'", null)]
    [InlineData("DateTimeOffset?", "U", "u")]
    [InlineData("TimeOnly", "HH:MM", "HH:mm")]
    [InlineData("TimeOnly", "HH:mm:SS", "HH:mm:ss")]
    [InlineData("TimeOnly", "yyyy-MM-dd HH:mm", "HH:mm")]
    [InlineData("TimeOnly", "D", null)]
    [InlineData("TimeSpan", "hh:mm", "hh':'mm")]
    [InlineData("TimeSpan", "HH:mm:SS", "hh':'mm':'ss")]
    [InlineData("TimeSpan", "x", null)]
    [InlineData("int", "yyyy-MM", null)]
    [InlineData("int[]", "yyyy-MM", null)]
    [InlineData("long", "R", null)]
    [InlineData("decimal", "D4", null)]
    [InlineData("double", "X", null)]
    [InlineData("float?", "Q2", null)]
    [InlineData("Guid", "D2", "D")]
    [InlineData("Guid", "upper", null)]
    [InlineData("DayOfWeek", "G2", "G")]
    [InlineData("DayOfWeek?", "lower", null)]
    [InlineData("string", "upper", null)]
    [InlineData("string?", "Hash", "hash")]
    [InlineData("bool", "yes", null)]
    [InlineData("char", "X", null)]
    [InlineData("Uri", "host", null)]
    [InlineData("Version", "2", null)]
    [InlineData("IReadOnlyList<string>", "lower", null)]
    public async Task A_format_that_does_not_fit_is_replaced_by_the_nearest_or_by_none(string type, string format, string? nearest)
    {
        var diagnostic = Assert.Single(await Review.ExpectAsync($$"""
            public interface IReports
            {
                [Cached("report:<{|CACHE0105:part:{{format}}|}>", Ttl = "5m")]
                Task<int> GetAsync({{type}} part);
            }
            """));

        var meant = nearest is null ? "part" : $"part:{nearest}";
        Assert.Equal(meant, diagnostic.Properties["Suggestion"]);
        Assert.EndsWith($"; write '<{meant}>'", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DateOnly", "yyyy-MM")]
    [InlineData("DateOnly", "yyyy-'W'dd")]
    [InlineData("DateOnly", "O")]
    [InlineData("DateOnly", "%d")]
    [InlineData("DateTime", "yyyyMMddTHHmmssZ")]
    [InlineData("DateTime", "yyyy-mm")]
    [InlineData("DateTime", "U")]
    [InlineData("DateTime", "yyyy'YY'")]
    [InlineData("DateTimeOffset", "yyyy-MM-dd zzz")]
    [InlineData("DateTimeOffset?", "u")]
    [InlineData("TimeOnly", "HH:mm")]
    [InlineData("TimeOnly", "t")]
    [InlineData("TimeSpan", "c")]
    [InlineData("TimeSpan", "hh'h'mm")]
    [InlineData("int", "000")]
    [InlineData("int", "X8")]
    [InlineData("int", "yes;no;none")]
    [InlineData("long?", "D4")]
    [InlineData("decimal", "0.00")]
    [InlineData("double", "R")]
    [InlineData("Int128", "X")]
    [InlineData("Guid", "N")]
    [InlineData("DayOfWeek", "d")]
    [InlineData("DateOnly[]", "yyyy-MM")]
    [InlineData("IReadOnlyList<Guid>", "N")]
    [InlineData("string", "hash")]
    [InlineData("bool", "hash")]
    [InlineData("Money", "anything")]
    [InlineData("IFormattable", "anything")]
    [InlineData("System.Numerics.BigInteger", "R")]
    public Task A_format_that_fits_is_left_alone(string type, string format) => Review.ExpectNothingAsync($$"""
        public interface IReports
        {
            [Cached("report:<part:{{format}}>", Ttl = "5m")]
            Task<int> GetAsync({{type}} part);
        }

        public readonly struct Money : IFormattable
        {
            public string ToString(string? format, IFormatProvider? provider) => "";
        }
        """);

    [Fact]
    public Task Patterns_and_tags_have_formats_too() => Review.ExpectAsync("""
        public interface IReports
        {
            [Cached("report:<day:yyyy-MM>", Ttl = "5m", Tags = ["month-{{|CACHE0105:day:yyyy-mm|}}"])]
            Task<int> GetAsync(DateOnly day);

            [InvalidatesCache("report:<{|CACHE0105:day:MM:ss|}>")]
            Task ChangeAsync(DateOnly day);
        }
        """);

    [Theory]
    [InlineData("d", "D", "m", "M", "o", "O", "r", "R", "y", "Y", "f", "F", "g", "G", "s", "t", "T", "u", "U", "x", "%d", "%h", "yyyy", "mm", "MM-dd", "dd:MM", "dd/MM", "'h'", "\\h", "K", "zz", "yyyy-MM-ddTHH")]
    public void What_a_date_takes_is_what_the_runtime_takes(params string[] formats) => Assert.All(formats, format => Assert.Equal(
        IsTaken(() => new DateOnly(2026, 11, 22).ToString(format, CultureInfo.InvariantCulture)),
        Parsing.DateFormats.OffenceOfDateOnly(format)?.Problem.StartsWith("is refused", StringComparison.Ordinal) != true));

    [Theory]
    [InlineData("o", "O", "r", "R", "t", "T", "d", "D", "f", "F", "g", "s", "u", "y", "x", "%h", "%d", "HH:mm", "mm", "MM", "HH/mm", "'d'", "\\d", "zz", "K", "HH tt", "fff")]
    public void What_a_time_takes_is_what_the_runtime_takes(params string[] formats) => Assert.All(formats, format => Assert.Equal(
        IsTaken(() => new TimeOnly(17, 34).ToString(format, CultureInfo.InvariantCulture)),
        Parsing.TimeFormats.OffenceOfTimeOnly(format)?.Problem.StartsWith("is refused", StringComparison.Ordinal) != true));

    private static bool IsTaken(Func<string> write)
    {
        try
        {
            return write() is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
