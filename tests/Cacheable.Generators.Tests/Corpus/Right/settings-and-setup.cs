// Near CACHE0306: Settings and Setup are no Set
public interface IWizard
{
    [Cached("wizard:<step>", Ttl = "1d")]
    Task<string> SetupTextAsync(int step);

    [Cached("wizard:settings", Ttl = "1d")]
    Task<string> SettingsAsync();

    [Cached("wizard:import", Ttl = "1d")]
    Task<string> ImportantNotesAsync();
}
