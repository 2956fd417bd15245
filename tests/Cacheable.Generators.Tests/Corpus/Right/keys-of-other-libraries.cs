// Near CACHE0206: a [Key] of MessagePack or of a form is none of a table.
using MessagePack;

public interface IMessages
{
    [Cached("message:<id>", Ttl = "1m")]
    Task<Message> GetAsync(int id);
}

public class Message
{
    [Key(0)]
    public int Id { get; set; }

    [Key(1)]
    public string Text { get; set; } = "";
}

namespace MessagePack
{
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class KeyAttribute(int index) : Attribute
    {
        public int Index => index;
    }
}
