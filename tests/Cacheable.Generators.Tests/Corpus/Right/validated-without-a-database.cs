// Near CACHE0206: annotations in a project that has no EF Core speak to forms and to others.
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

[Table("legacy_people")]
public class Person
{
    [Key]
    public int Id { get; set; }

    [StringLength(80)]
    public string Name { get; set; } = "";
}

public interface IPeople
{
    [Cached("person:<id>", Ttl = "1m")]
    Task<Person> GetAsync(int id);
}
