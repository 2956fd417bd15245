public interface IStore<TItem>
    where TItem : struct
{
    [Cached("item:<TItem>:<id>", Ttl = "1m")]
    TItem {|CACHE0209:Get|}(int id);
}
