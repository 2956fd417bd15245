using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

[Table("devices", Schema = "iot")]
public class Device
{
    [Key]
    public Guid Serial { get; set; }

    public virtual ICollection<Reading> Readings { get; set; } = [];
}

[PrimaryKey(nameof(Device), nameof(At))]
public class Reading
{
    public Guid Device { get; set; }
    public DateTime At { get; set; }
}

public interface IDevices
{
    [Cached("device:<serial>", Ttl = "5m")]
    Task<Device> {|CACHE0206:GetAsync|}(Guid serial);

    [Cached("device:<serial>:last", Ttl = "5s")]
    Task<Reading[]> {|CACHE0206:GetLastAsync|}(Guid serial);
}
