public interface ITranslations
{
    [Cached("text:<id>:<culture>:<trace>", Ttl = "1d")]
    Task<string> TextAsync(int id, string culture, [{|CACHE0309:NotInKey|}] string trace);
}
