using System.Text;
using Cacheable.Configuration;
using Microsoft.Extensions.Configuration;

namespace Cacheable.Tests.Configuration;

public sealed class SectionReaderTests
{
    public static TheoryData<string> Sources() => ["one key of a file", "levels of a file", "the environment", "the command line", "braces"];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_template_reads_the_same_from_every_source(string source)
    {
        const string Variable = "CACHEABLE_TESTS_Cacheable__Templates__user__<id>__profile__Ttl";
        Environment.SetEnvironmentVariable(Variable, source == "the environment" ? "90s" : null);
        var builder = new ConfigurationBuilder();
        IConfiguration configuration = (source switch
        {
            "one key of a file" => builder.AddJsonStream(Json("""{ "Cacheable": { "Templates": { "user:<id>:profile": { "Ttl": "90s" } } } }""")),
            "levels of a file" => builder.AddJsonStream(Json("""{ "Cacheable": { "Templates": { "user": { "<id>": { "profile": { "Ttl": "90s" } } } } } }""")),
            "the environment" => builder.AddEnvironmentVariables("CACHEABLE_TESTS_"),
            "the command line" => builder.AddCommandLine(["--Cacheable:Templates:user:<id>:profile:Ttl=90s"]),
            _ => builder.AddJsonStream(Json("""{ "Cacheable": { "Templates": { "user:{id}:profile": { "ttl": "90s" } } } }""")),
        }).Build();

        var settings = SectionReader.Read(configuration.GetSection("Cacheable"));

        Assert.Empty(settings.Problems);
        Assert.Equal("90s", settings.Templates["user:<id>:profile"].Texts["Ttl"]);
    }

    [Fact]
    public void Methods_profiles_the_switch_and_options_stand_beside_each_other()
    {
        var settings = new Configured(
            ("Enabled", "false"), ("Methods:IUsers.GetProfileAsync:Beta", "1.5"), ("Profiles:slow:HardTimeout", "2s"), ("L1Capacity", "500"), ("WriteBehind:Capacity", "7")).Settings;

        Assert.Empty(settings.Problems);
        Assert.False(settings.IsEnabled);
        Assert.Equal("1.5", settings.Methods["IUsers.GetProfileAsync"].Texts["Beta"]);
        Assert.Equal("2s", settings.Profiles["slow"].Texts["HardTimeout"]);
        Assert.Equal(["500", "7"], settings.Options.OrderBy(static option => option.Key).Select(static option => option.Value));
    }

    [Fact]
    public void Nothing_said_is_nothing_changed()
    {
        var settings = new Configured().Settings;

        Assert.True(settings.IsEnabled);
        Assert.Empty(settings.Methods);
        Assert.Empty(settings.Templates);
        Assert.Empty(settings.Profiles);
        Assert.Empty(settings.Options);
        Assert.Empty(settings.Problems);
    }

    [Theory]
    [InlineData("Methods:IUsers.GetProfileAsync:Tll", "1m", "Cacheable:Methods:IUsers.GetProfileAsync:Tll is no setting; write 'Cacheable:Methods:IUsers.GetProfileAsync:Ttl'.")]
    [InlineData("Methods:IUsers.GetProfileAsync", "1m", "Cacheable:Methods:IUsers.GetProfileAsync is no setting; settings stand below a name, as in 'Cacheable:Methods:IUsers.GetProfileAsync:Ttl'.")]
    [InlineData("Methods:IUsers.GetProfileAsync:Key", "a", "Cacheable:Methods:IUsers.GetProfileAsync:Key is no setting; only the attributes say that, because the compiler checks it.")]
    [InlineData("Method:IUsers.GetProfileAsync:Ttl", "1m", "Cacheable:Method:IUsers.GetProfileAsync:Ttl is no setting; write 'Cacheable:Methods:IUsers.GetProfileAsync:Ttl'.")]
    [InlineData("WriteBehnd:Capcity", "5", "Cacheable:WriteBehnd:Capcity is no setting; write 'Cacheable:WriteBehind:Capacity'.")]
    [InlineData("Zzz", "5", "Cacheable:Zzz is no setting; there are Methods, Templates, Profiles, Enabled, WriteBehind and the options of CacheableOptions. Where 'Cacheable' is not the cache's own section, name another by UseConfiguration, or none by IgnoreConfiguration.")]
    [InlineData("Profiles:slow:Ttl", "none", "Cacheable:Profiles:slow:Ttl = \"none\" is not a duration;")]
    [InlineData("L1Capcity", "5", "Cacheable:L1Capcity is no setting; write 'Cacheable:L1Capacity'.")]
    [InlineData("Templates:user:<id>:Ttl", "5 minutes", "Cacheable:Templates:user:<id>:Ttl = \"5 minutes\" is not a duration; write '5m'.")]
    [InlineData("Profiles:slow:Jitter", "150%", "Cacheable:Profiles:slow:Jitter = \"150%\" is not a share of the TTL between 0% and 100%; write a duration ('30s') or a share of the TTL ('10%').")]
    [InlineData("Profiles:slow:Beta", "NaN", "Cacheable:Profiles:slow:Beta = \"NaN\" is not a number from 0 to 1000; write 1 for the paper's choice, or 0 for no early refresh.")]
    [InlineData("Profiles:slow:Beta", "1001", "Cacheable:Profiles:slow:Beta = \"1001\" is not a number from 0 to 1000; write 1 for the paper's choice, or 0 for no early refresh.")]
    [InlineData("Profiles:slow:MaxLoads", "-1", "Cacheable:Profiles:slow:MaxLoads = \"-1\" is not a whole number from 0 on; write how many loads may run at once, or 0 for any number.")]
    [InlineData("Profiles:slow:Tiers", "L3", "Cacheable:Profiles:slow:Tiers = \"L3\" names no tier; write 'L1', 'L2' or 'All'.")]
    [InlineData("Enabled", "off", "Cacheable:Enabled = \"off\" is neither true nor false; write one of them.")]
    [InlineData("L1Capacity", "many", "Cacheable:L1Capacity = \"many\" is not a whole number; write one.")]
    [InlineData("L1Lease", "00:00:05", "Cacheable:L1Lease = \"00:00:05\" is not a duration; write '5s'.")]
    [InlineData("WriteBehind:Durability", "7", "Cacheable:WriteBehind:Durability = \"7\" is none of its values; write Memory, AppendEverySecond, AppendAlways, Replicated.")]
    public void What_cannot_be_read_is_told_with_its_path_and_what_to_write(string path, string text, string problem) =>
        Assert.StartsWith(problem, Assert.Single(new Configured((path, text)).Settings.Problems), StringComparison.Ordinal);

    [Theory]
    [InlineData("Redis:ConnectionString")]
    [InlineData("Methods:Password")]
    [InlineData("Methods:IUsers.GetProfileAsync:Password")]
    public void What_is_unknown_may_be_a_secret_and_is_told_by_its_path_alone(string path)
    {
        var problems = string.Join(' ', new Configured((path, "hunter2")).Settings.Problems);

        Assert.Contains($"Cacheable:{path} is no setting", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_another_has_the_section_it_is_said_once_how_to_name_another() =>
        Assert.Equal(
            ["Cacheable:Zzz:A is no setting; there are", "Cacheable:Zzz:B is no setting; remove it."],
            new Configured(("Zzz:A", "1"), ("Zzz:B", "2")).Settings.Problems.Select(static problem => problem.Split(" Methods")[0]));

    [Theory]
    [InlineData("false")]
    [InlineData("\"off\"")]
    [InlineData("[]")]
    public void A_value_in_the_place_of_the_section_is_told_and_not_passed_over(string value)
    {
        var settings = Read($$"""{ "Cacheable": {{value}} }""");

        Assert.Equal("Cacheable is no setting; settings stand below it, as in 'Cacheable:Enabled'.", Assert.Single(settings.Problems));
        Assert.False(settings.IsEmpty);
    }

    [Theory]
    [InlineData("""{ "Cacheable": { "Enabled": null } }""", "Cacheable:Enabled is null; write true or false.")]
    [InlineData(
        """{ "Cacheable": { "Methods": { "IUsers.GetProfileAsync": { "Enabled": null } } } }""",
        "Cacheable:Methods:IUsers.GetProfileAsync:Enabled is null; write true or false.")]
    public void A_switch_that_is_null_is_told(string json, string problem) => Assert.Equal(problem, Assert.Single(Read(json).Problems));

    [Theory]
    [InlineData("""{ "Cacheable": { "Methods": [], "WriteBehind": [] } }""")]
    [InlineData("""{ "Cacheable": { "Methods": {}, "Profiles": { "slow": { "Ttl": null } } } }""")]
    [InlineData("""{ "Cacheable": {} }""")]
    [InlineData("""{ "Cacheable": null }""")]
    public void An_empty_level_and_what_is_taken_away_say_nothing(string json)
    {
        var settings = Read(json);

        Assert.Empty(settings.Problems);
        Assert.True(settings.IsEmpty);
    }

    [Theory]
    [InlineData("Methods", "Cacheable:Methods is no setting; settings stand below it, as in 'Cacheable:Methods:<name>:Ttl'.")]
    [InlineData("WriteBehind", "Cacheable:WriteBehind is no setting; settings stand below it, as in 'Cacheable:WriteBehind:Capacity'.")]
    public void A_value_in_the_place_of_a_level_is_told_with_what_stands_below(string level, string problem) =>
        Assert.Equal(problem, Assert.Single(new Configured((level, "IUsers.GetProfileAsync")).Settings.Problems));

    private static ConfiguredSettings Read(string json) =>
        SectionReader.Read(new ConfigurationBuilder().AddJsonStream(Json(json)).Build().GetSection("Cacheable"));

    private static MemoryStream Json(string text) => new(Encoding.UTF8.GetBytes(text));
}
