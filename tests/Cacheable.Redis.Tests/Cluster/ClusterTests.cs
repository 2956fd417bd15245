using Cacheable.Groups;
using Cacheable.Remote;
using Cacheable.Schedules;
using Cacheable.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

/// <summary>What tests of a cluster that changes share: instances of an application on it, one key, and where its group lies.</summary>
public abstract class ClusterTests(RedisCluster cluster) : IAsyncLifetime
{
    protected const int Groups = 64;
    protected const string Key = "user:4:profile";

    private readonly string _namespace = $"test-{Guid.NewGuid():N}";
    private readonly List<ScheduledInstance> _instances = [];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected RedisCluster Cluster => cluster;

    protected string Namespace => _namespace;

    /// <summary>How long commands may take; short where a test stops a node and has to wait it out.</summary>
    protected virtual TimeSpan CommandTimeout => ForcedStaleSchedule.Patience;

    /// <summary>The slot of the group of <see cref="Key"/>.</summary>
    protected int Slot { get; private set; }

    public virtual async ValueTask InitializeAsync() => Slot = await SlotOfAsync(GroupOf(Key));

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected static int GroupOf(string key) => KeyGroups.Of(key, Groups);

    protected Task<int> SlotOfAsync(int group) => Cluster.SlotOfAsync(NameOf(group, "m"));

    protected string NameOf(int group, string name) => $"{_namespace}:{{{group}}}:{name}";

    /// <summary>A key like <see cref="Key"/> whose group lies on that node now.</summary>
    protected async Task<string> KeyOnAsync(RedisProcess node)
    {
        foreach (var key in Enumerable.Range(100, 1000).Select(static id => $"user:{id}:profile"))
        {
            if (await Cluster.OwnerOfAsync(await SlotOfAsync(GroupOf(key))) == node)
            {
                return key;
            }
        }

        throw new InvalidOperationException("No group lies on that node.");
    }

    /// <summary>A node that does not hold the slot.</summary>
    protected async Task<RedisProcess> AnotherNodeAsync()
    {
        var owner = await Cluster.OwnerOfAsync(Slot);
        return Cluster.Nodes.First(node => node != owner);
    }

    protected async Task<SlotMove> PlanMoveAsync() => await Cluster.PlanMoveAsync(Slot, await AnotherNodeAsync());

    private protected async Task<ScheduledInstance> StartAsync()
    {
        var instance = await ScheduledInstance.StartAsync(cache => cache
            .Configure(static options => options.WaitForFill = true)
            .UseRedis(Cluster.Configuration, options =>
            {
                options.Namespace = _namespace;
                options.Groups = Groups;
                options.CommandTimeout = CommandTimeout;
                options.StartTimeout = ForcedStaleSchedule.Patience;
            }));
        _instances.Add(instance);
        return instance;
    }

    /// <summary>A tier without an engine.</summary>
    protected RedisRemoteTier Connect(int groups = Groups, ILoggerFactory? loggers = null, RedisCluster? cluster = null) => new(
        new RedisOptions
        {
            Namespace = _namespace,
            Configuration = ConfigurationOptions.Parse((cluster ?? Cluster).Configuration),
            Groups = groups,
            CommandTimeout = CommandTimeout,
            StartTimeout = ForcedStaleSchedule.Patience,
        },
        meters: null,
        loggers?.CreateLogger<RedisRemoteTier>());

    /// <summary>Invalidates again and again until L2 has all that the instance owed it.</summary>
    private protected static async Task UntilAppliedAsync(ScheduledInstance instance, string name)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(ForcedStaleSchedule.Patience);
        while (await instance.Cache.InvalidateAsync(name, CancellationToken.None) != InvalidationOutcome.Applied)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private protected static async Task<InvalidationOutcome> InvalidateAsync(ScheduledInstance instance, InvalidateBy by) => by == InvalidateBy.Tag
        ? await instance.Cache.InvalidateTagAsync(RowSource.Tag, Cancel)
        : await instance.Cache.InvalidateAsync(NameFor(by).ToString(), Cancel);

    protected static CacheName NameFor(InvalidateBy by) => by switch
    {
        InvalidateBy.Key => CacheName.Parse(Key),
        InvalidateBy.Pattern => CacheName.Parse("user:4:*"),
        InvalidateBy.ShallowPattern => CacheName.Parse("user:*"),
        _ => CacheName.Tag(RowSource.Tag),
    };
}
