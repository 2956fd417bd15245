public sealed record Author(Guid Id, string Name);

public interface IPosts
{
    [Cached("post:<id>", Ttl = "5m", Tags = ["author:<{|CACHE0104:author|}>"])]
    Task<string> GetAsync(int id, [NotInKey] Author author);

    [InvalidatesCache(Tags = ["author:<{|CACHE0104:author|}>"])]
    Task RenameAsync(Author author);
}
