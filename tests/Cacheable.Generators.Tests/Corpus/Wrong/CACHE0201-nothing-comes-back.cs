public interface IMailer
{
    [{|CACHE0201:Cached("mail:<id>", Ttl = "5m")|}]
    Task DeliverAsync(Guid id);
}
