public interface IRates
{
    [Cached("rate:<currency>", Ttl = "1h")]
    ValueTask<decimal> RateAsync(string currency);
}

public interface IConverter
{
    ValueTask<decimal> ConvertAsync(decimal amount, string from, string to);
}

public sealed class Bank : IRates, IConverter
{
    ValueTask<decimal> IRates.RateAsync(string currency) => new(currency.Length);

    public async ValueTask<decimal> ConvertAsync(decimal amount, string from, string to)
    {
        var target = await {|CACHE0402:((IRates)this).RateAsync|}(to);
        return amount * await {|CACHE0402:((IRates)this).RateAsync|}(from) / target;
    }
}
