using Cacheable.Schedules;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Races.Libraries.Ours;

internal sealed class CacheableLibrary() : Library("Cacheable", typeof(CacheableOptions))
{
    public override string Settings =>
        "`UseRedis`; `CommandTimeout` 30 s, because a busy machine is no reason to give up; everything else as it is by default: L1 lease 1 s, lease 10 s.";

    public override string MetadataPattern => "*:m";

    public override async Task<IInstance> StartAsync(Site site)
    {
        if (!site.HasL2)
            return new CacheableInstance(await ScheduledInstance.StartAsync(static _ => { }), site, null, null);

        var connection = await ConnectionMultiplexer.ConnectAsync($"{site.Server.Configuration},name={site.NextClient()}");
        var gate = new ReplyGate();
        var instance = await ScheduledInstance.StartAsync(cache =>
        {
            cache.UseRedis(connection, options =>
            {
                options.Namespace = site.Namespace;
                options.CommandTimeout = options.StartTimeout = ForcedStaleSchedule.Patience;
            });
            gate.PutBefore(cache.Services);
            if (site.Clock is { } clock)
                cache.Services.AddSingleton(clock);
        });
        return new CacheableInstance(instance, site, connection, gate);
    }
}
