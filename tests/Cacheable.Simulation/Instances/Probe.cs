namespace Cacheable.Simulation.Instances;

/// <summary>Tells whether a read leads its flight: only then does L2, or the source, see work for its key before the call returns.</summary>
internal sealed class Probe
{
    private string? _key;
    private bool _leads;

    public void Watch(string key) => (_key, _leads) = (key, false);

    public void SawWorkFor(string key) => _leads |= key == _key;

    public bool Leads()
    {
        _key = null;
        return _leads;
    }
}
