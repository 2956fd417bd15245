using System.Text.RegularExpressions;

namespace Cacheable.Conventions.Tests.Layers;

public sealed partial class InvocationRoomTests
{
    private const string Invocation = "src/Cacheable/Invocation";

    /// <summary>The rooms of a call, each of which sees those before it alone. What a decorator asks stands in the folder itself and sees all.</summary>
    private static readonly string[] FromTheGroundUp = ["Policies", "L1", "L2", "Landings", "Loads", "Refreshes", "Misses", "Writes"];

    [Fact]
    public void Every_room_has_its_floor() =>
        Assert.Equal(
            FromTheGroundUp.Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(Repository.PathTo(Invocation)).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void A_room_sees_those_below_it_alone()
    {
        var upwards = FromTheGroundUp.Index()
            .SelectMany(room => Repository.Files(".cs", $"{Invocation}/{room.Item}")
                .SelectMany(file => RoomNamespace().Matches(Repository.Read(file)).Select(match => match.Groups["room"].Value))
                .Where(seen => Array.IndexOf(FromTheGroundUp, seen) >= room.Index)
                .Select(seen => $"{room.Item} sees {seen}"));

        Assert.Empty(upwards);
    }

    /// <remarks>Their namespace is around those of the rooms, so no using tells of them. The category of a log line is only a name.</remarks>
    [Fact]
    public void No_room_sees_what_a_decorator_asks()
    {
        var above = Directory.EnumerateFiles(Repository.PathTo(Invocation), "*.cs").Select(Path.GetFileNameWithoutExtension);
        var upwards = FromTheGroundUp
            .SelectMany(room => Repository.Files(".cs", $"{Invocation}/{room}"))
            .SelectMany(file => above.Where(type => Regex.IsMatch(Repository.Read(file), $@"(?<!GuardedLog<)\b{type}\b")).Select(type => $"{file} sees {type}"));

        Assert.Empty(upwards);
    }

    /// <remarks>The worker of queued writes and the check at the start run in no call.</remarks>
    [Fact]
    public void What_runs_in_a_call_logs_where_a_provider_that_throws_changes_nothing()
    {
        string[] elsewhere = ["WriteBehind", "DependencyInjection"];
        var unguarded = Repository.Files(".cs", "src/Cacheable")
            .Where(file => !elsewhere.Contains(file.Split('/')[2]) && !file.EndsWith("/GuardedLog.cs", StringComparison.Ordinal))
            .Where(file => Repository.Read(file).Contains("ILogger<", StringComparison.Ordinal));

        Assert.Empty(unguarded);
    }

    [GeneratedRegex(@"using\s+Cacheable\.Invocation\.(?<room>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex RoomNamespace();
}
