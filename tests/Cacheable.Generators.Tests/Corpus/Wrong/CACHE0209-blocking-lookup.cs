public interface ITaxRates
{
    [Cached("tax:<country>:<year>", Ttl = "1d")]
    decimal {|CACHE0209:GetRate|}(string country, int year);
}
