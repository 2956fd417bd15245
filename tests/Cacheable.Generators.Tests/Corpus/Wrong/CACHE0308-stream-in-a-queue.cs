public interface IUploads
{
    [WriteBehind("upload:<id>")]
    Task SaveAsync(Guid id, Stream {|CACHE0308:content|});
}
