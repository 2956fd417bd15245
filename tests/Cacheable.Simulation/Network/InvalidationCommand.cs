using Cacheable.Remote;
using Cacheable.Simulation.Instances;

namespace Cacheable.Simulation.Network;

/// <summary>An invalidation on its way to the server, with the versions that were committed when its caller began.</summary>
internal sealed class InvalidationCommand(Setting setting, int instance, IReadOnlyList<CacheName> names)
{
    private readonly long[][] _versions = [.. names.Select(name => setting.Oracle.BegunBy(instance, name))];
    private long _executed;

    /// <summary>The server executes it, perhaps not for the first time.</summary>
    public void Execute()
    {
        setting.Story?.Tell(names, $"on the server, instance {instance} invalidates {string.Join(", ", names)}");
        setting.Oracle.Executes(names, _versions);
        _executed = _executed == 0 ? setting.Oracle.Executed : _executed;
    }

    /// <summary>The reply arrives, which tells how far the history had come.</summary>
    public void IsAnswered(IReadOnlyList<HistoryPoint> points) => setting.Oracle.Hears(instance, points, _executed);
}
