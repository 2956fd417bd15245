using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Episodes;
using Cacheable.Simulation.Judging;
using Cacheable.Simulation.Network;
using Cacheable.Simulation.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cacheable.Simulation.Instances;

/// <summary>One process of the application: the engine as users get it, in a container of its own, with time, chance and network simulated.</summary>
internal sealed class Instance : IGate
{
    private readonly Setting _setting;
    private readonly Dice _dice;
    private readonly ServiceProvider _services;
    private bool _fenced;

    public Instance(Setting setting, int index)
    {
        (_setting, Index, _dice) = (setting, index, setting.Dice.Fork());
        Time = new InstanceTime(setting.Scheduler, _dice.Fork(), this);
        Link = new Link(setting.Scheduler, _dice.Fork(), setting.Climate.Weather, setting.Server, this);
        var tier = new LinkedTier(setting.Server.Store.Connect(), Link, this);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(EngineScheduling.Inline());
        services.AddSingleton<RandomSource>(new SeededRandom(_dice.Fork()));
        services.AddCacheable(cache => cache.Configure(setting.Climate.Configure));
        services.Replace(ServiceDescriptor.Singleton<IRemoteTier>(tier));
        _services = services.BuildServiceProvider();
        Cache = _services.GetRequiredService<ICache>();
        Items = _services.GetRequiredService<ICacheEngine>().Cached<ItemKey, long>(setting.Climate.Plan);
        Saves = _services.GetRequiredService<ICacheEngine>().Updating(new UpdatingMethodPlan { Method = "IItems.SaveAsync" }, Items);
        Source = new Source(setting, this, _dice.Fork());
    }

    public int Index { get; }

    public InstanceTime Time { get; }

    public Link Link { get; }

    public ICache Cache { get; }

    public CachedMethod<ItemKey, long> Items { get; }

    /// <summary>What writes items and updates their entries.</summary>
    public UpdatingMethod<ItemKey, long> Saves { get; }

    public Source Source { get; }

    /// <summary>How many of its reads have not been answered.</summary>
    public int Waiting { get; set; }

    public Story? Story => _setting.Story;

    public Probe Probe { get; } = new();

    public long OpensAt { get; private set; }

    public bool IsGone { get; private set; }

    public long AfterPause() => OpensAt + _dice.Exponential(Span.Millisecond);

    public void Pause(long duration) => OpensAt = _setting.Scheduler.Now + duration;

    /// <summary>The process is killed: nothing that was on its way arrives.</summary>
    public void Kill()
    {
        IsGone = true;
        _services.Dispose();
    }

    /// <summary>This instance sends an invalidation.</summary>
    public InvalidationCommand Invalidates(IReadOnlyList<CacheName> names) => new(_setting, Index, names);

    /// <summary>The server gives a writer of this instance its lease.</summary>
    public void Leases(Saving saving) => _setting.Savings.Leases(saving);

    /// <summary>This instance sends an update.</summary>
    public UpdateCommand Updates(Saving saving) => new(_setting, saving);

    /// <summary>The server executes a fence of this instance; nothing happens where another came first.</summary>
    public async ValueTask FencesAsync(int group, Func<ValueTask> fence)
    {
        _fenced = false;
        await fence().ConfigureAwait(false);
        if (_fenced)
        {
            _setting.Story?.Tell($"the server executes a fence of group {group} by instance {Index}");
            _setting.Oracle.ExecutesFence(group);
        }
    }

    /// <summary>The store has told this instance's subscription of a fence.</summary>
    public void SawFence() => _fenced = true;

    /// <summary>How far the history of a group has come on the server.</summary>
    public long ReachedIn(int group) => _setting.Oracle.ReachedIn(group);

    public void Hears(RemoteInvalidation message, long reached)
    {
        _setting.Story?.Tell(message.Name, $"instance {Index} hears that {message.Name} was invalidated ({message.Point.Sequence})");
        _setting.Oracle.Hears(Index, message.Point, reached);
    }

    public void Syncs(HistoryPoint point, long reached, long executedAt)
    {
        _setting.Story?.Tell($"instance {Index} has the answer of {Story.At(executedAt)} for group {point.Group}");

        // In this order: what it tells was not heard before it was asked.
        _setting.Oracle.Syncs(Index, point.Group, executedAt);
        _setting.Oracle.Hears(Index, point, reached);
    }
}
