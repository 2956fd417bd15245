using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.Transactions;

namespace Cacheable.Tests.EarlyRefresh;

/// <summary>
/// An instance whose method takes a second to load and refreshes early. All that is begun goes on where it was begun, so a refresh whose
/// load is not held has ended when its lookup returns.
/// </summary>
internal sealed class DueProfiles
{
    /// <summary>A draw that refreshes an entry whose load took a second ten seconds before its end.</summary>
    public const double TenSecondsEarly = 1 - 4.5e-5;

    public static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(30);

    public static readonly CachedMethodPlan Plan = Plans.Profile with { TimeToLive = TimeToLive, Beta = 1 };

    private readonly Fleet _fleet;
    private readonly CachedMethod<ProfileKey, string?> _method;
    private InstanceSettings _settings = null!;

    public DueProfiles(Fleet fleet, SteppedSource source, Func<CachedMethodPlan, CachedMethodPlan>? plan = null, Action<InstanceSettings>? configure = null)
    {
        (_fleet, Source) = (fleet, source);
        Instance = fleet.Start(settings =>
        {
            _settings = settings;
            settings.Foreground = true;
            configure?.Invoke(settings);
        });
        _method = Instance.Engine.Cached<ProfileKey, string?>((plan ?? (static same => same))(Plan));
    }

    public Instance Instance { get; }

    public SteppedSource Source { get; }

    /// <summary>What the next lookups draw: 0 refreshes at the end, and the nearer to 1, the earlier.</summary>
    public double Draw
    {
        set => _settings.Random = value;
    }

    public BackgroundLoads Background => Instance.Get<BackgroundLoads>();

    public Task<string?> ReadAsync(CancellationToken cancellationToken = default) => ReadAsync(CacheScope.None, cancellationToken);

    public Task<string?> ReadAsync(CacheScope scope, CancellationToken cancellationToken = default) =>
        _method.GetAsync(scope, new ProfileKey(4), Source, 0, static (source, _, token) => source.LoadAsync(token), cancellationToken).AsTask();

    /// <summary>Fills the entry by a load of a second.</summary>
    public async Task FillAsync()
    {
        (Source.Holds, Draw) = (true, 0);
        var filling = ReadAsync();
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        Source.Finish();
        await filling;
        Source.Holds = false;
    }

    /// <summary>Lets time pass until the entry has eight seconds left, with lookups that refresh nothing.</summary>
    public async Task NearTheEndAsync()
    {
        for (var second = 0; second < 22; second++)
        {
            _fleet.Time.Advance(TimeSpan.FromSeconds(1));
            await ReadAsync();
        }
    }

    public double Refreshes(MeterReader meter, string outcome) => meter.Read(Instance, "cacheable.refreshes", $"outcome={outcome}");
}
