public interface INotifications
{
    /// <summary>Returns the number under which the provider has accepted it.</summary>
    [{|CACHE0306:Cached("sms:<phone>:<template>", Ttl = "1h")|}]
    Task<Guid> SendTextAsync(string phone, int template);
}
