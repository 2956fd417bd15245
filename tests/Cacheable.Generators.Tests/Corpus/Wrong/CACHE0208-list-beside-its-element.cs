// <PublishTrimmed>true</PublishTrimmed>
using System.Text.Json.Serialization;

public sealed record Stop(string Name, TimeOnly At);

public interface ITimetables
{
    [Cached("stop:<line>:<name>", Ttl = "1h")]
    Task<Stop> GetStopAsync(int line, string name);

    [Cached("line:<line>", Ttl = "1h")]
    Task<IReadOnlyList<Stop>> {|CACHE0208:GetLineAsync|}(int line);
}

[JsonSerializable(typeof(Stop))]
public sealed partial class TimetableJson : JsonSerializerContext;
