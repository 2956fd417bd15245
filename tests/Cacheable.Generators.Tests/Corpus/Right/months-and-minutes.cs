// Near CACHE0105: months in dates, minutes in times, and both in a moment.
public interface IOccupancy
{
    [Cached("month:<day:yyyy-MM>", Ttl = "1h")]
    Task<double> GetMonthAsync(DateOnly day);

    [Cached("slot:<at:HH:mm>", Ttl = "1h")]
    Task<double> GetSlotAsync(TimeOnly at);

    [Cached("moment:<at:yyyyMMddTHHmmZ>", Ttl = "1h")]
    Task<double> GetMomentAsync(DateTime at);

    [Cached("span:<length:hh'h'mm>", Ttl = "1h")]
    Task<double> GetSpanAsync(TimeSpan length);
}
