public interface IProfiles
{
    [Cached("profile:<id>", Ttl = "10m")]
    Task<Profile> GetAsync(int id);

    [{|CACHE0210:UpdatesCache("profile:<id>")|}]
    Task RenameAsync(int id, string name);
}

public sealed record Profile(int Id, string Name);
