// <JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault>
public enum Level { Low, High }

public interface IAlarms
{
    [Cached("alarm:<site>", Ttl = "5s")]
    Task<Level> {|CACHE0208:GetLevelAsync|}(int site);

    [Cached("alarm:<site>:sites", Ttl = "5s")]
    Task<Dictionary<string, int>> {|CACHE0208:GetCountsAsync|}(int site);
}
