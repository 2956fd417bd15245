[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveDataAttribute : Attribute;

public sealed class Patient
{
    public int Id { get; init; }

    [SensitiveData]
    public string InsuranceNumber { get; init; } = "";
}

public interface IClaims
{
    [Cached("claims:<{|CACHE0108:patient.InsuranceNumber|}>", Ttl = "5m")]
    Task<int> CountAsync(Patient patient);
}
