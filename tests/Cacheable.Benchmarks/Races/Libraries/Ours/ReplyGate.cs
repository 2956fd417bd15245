using Cacheable.Remote;
using Cacheable.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Races.Libraries.Ours;

/// <summary>Stands between the engine and its remote tier and keeps the answer of one read. Nothing else is disturbed.</summary>
internal sealed class ReplyGate
{
    private const string Inner = "behind the gate";

    private ChaosRemoteTier? _tier;

    /// <summary>Puts it before the remote tier that is registered, which the container still owns and ends.</summary>
    public void PutBefore(IServiceCollection services)
    {
        var tier = services.Last(static service => service.ServiceType == typeof(IRemoteTier));
        services.Remove(tier);
        services.AddKeyedSingleton(Inner, (provider, _) => (IRemoteTier)tier.ImplementationFactory!(provider));
        services.AddSingleton<IRemoteTier>(provider => _tier = new ChaosRemoteTier(provider.GetRequiredKeyedService<IRemoteTier>(Inner)));
    }

    public HeldReply HoldReply()
    {
        var held = _tier!.HoldReply(RemoteCommands.Read);
        return new HeldReply(held.Arrived, held.Continue);
    }
}
