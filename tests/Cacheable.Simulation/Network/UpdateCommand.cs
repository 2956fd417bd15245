using Cacheable.Remote;
using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Judging;

namespace Cacheable.Simulation.Network;

/// <summary>An update on its way to the server, with the versions that were committed when its call returned.</summary>
internal sealed class UpdateCommand(Setting setting, Saving saving)
{
    private readonly long[][] _versions = [.. saving.Names.Select(name => setting.Oracle.BegunBy(saving.Instance, name))];
    private long _executed;

    /// <summary>The server executes it, perhaps not for the first time.</summary>
    public ValueTask<UpdateReply> Execute(Func<ValueTask<UpdateReply>> execute)
    {
        setting.Oracle.Reaches(saving.Names);
        _executed = _executed == 0 ? setting.Oracle.Executed : _executed;
        var reply = execute();
        Executed(reply.IsCompletedSuccessfully && reply.Result.IsNewest);
        return reply;
    }

    /// <inheritdoc cref="InvalidationCommand.IsAnswered"/>
    public void IsAnswered(IReadOnlyList<HistoryPoint> points) => setting.Oracle.Hears(saving.Instance, points, _executed);

    private void Executed(bool isNewest)
    {
        setting.Story?.Tell(saving.Names, $"on the server, instance {saving.Instance} {(isNewest ? $"puts version {saving.Version} in place" : "is refused to update and invalidates")}: {string.Join(", ", saving.Names)}");
        setting.Savings.Ends(saving, isNewest);
        setting.Oracle.Binds(saving.Names, isNewest ? saving.Bound(_versions) : _versions);
    }
}
