public interface ITranslations
{
    [Cached("page:<slug>", Ttl = "1h")]
    Task<string> RenderAsync(string slug, string {|CACHE0103:language|});
}
