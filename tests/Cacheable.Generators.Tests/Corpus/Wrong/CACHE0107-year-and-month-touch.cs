public interface ICalendar
{
    [Cached("holidays:{|CACHE0107:<year><month>|}", Ttl = "1d")]
    Task<IReadOnlyList<DateOnly>> GetHolidaysAsync(int year, int month);
}
