using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Workload;

namespace Cacheable.Simulation.Instances;

/// <summary>The running instances. One that is killed is replaced by another that knows nothing.</summary>
internal sealed class Fleet
{
    public const int Size = 3;

    private readonly Setting _setting;
    private readonly Tally _tally;
    private readonly Instance[] _instances = new Instance[Size];

    public Fleet(Setting setting, Tally tally)
    {
        (_setting, _tally) = (setting, tally);
        for (var index = 0; index < Size; index++)
        {
            Start(index);
        }
    }

    public IReadOnlyList<Instance> Instances => _instances;

    /// <summary>How many reads of running instances have not been answered.</summary>
    public int Waiting => _instances.Sum(static instance => instance.Waiting);

    public Instance Any(Dice dice) => _instances[dice.Below(Size)];

    public void Restart(Instance instance)
    {
        instance.Kill();
        _setting.Oracle.Restarts(instance.Index);
        Start(instance.Index);
    }

    private void Start(int index)
    {
        var instance = new Instance(_setting, index);
        _instances[index] = instance;
        if (_setting.Server.IsUp)
        {
            instance.Link.Open();
        }

        new Readers(_setting, instance, _setting.Dice.Fork(), _tally).Start();
    }
}
