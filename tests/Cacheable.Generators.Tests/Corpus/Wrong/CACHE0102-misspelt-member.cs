namespace Freight;

public interface ITariffs
{
    [Cached("tariff:<{|CACHE0102:parcel.Destnation.Country|}>", Ttl = "6h")]
    ValueTask<decimal> GetTariffAsync(Parcel parcel);
}

public sealed record Parcel(Place Destination, decimal Weight);

public sealed record Place(string Country, string City);
