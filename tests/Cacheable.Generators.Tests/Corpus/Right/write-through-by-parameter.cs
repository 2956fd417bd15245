// Near CACHE0210, CACHE0508: what is written is in a parameter, or is what comes back.
public interface ISettings
{
    [Cached("settings:<tenant>", Ttl = "10m")]
    Task<Settings> GetAsync(int tenant);

    [UpdatesCache("settings:<tenant>", Value = nameof(settings))]
    Task PutAsync(int tenant, Settings settings);

    [UpdatesCache("settings:<tenant>")]
    Task<Settings> ResetAsync(int tenant);
}

public sealed record Settings(string Theme, bool IsBeta);
