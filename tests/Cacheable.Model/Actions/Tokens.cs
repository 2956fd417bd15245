using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>Random tokens, as the smallest number that nobody holds: two worlds that differ only in what was drawn are one.</summary>
internal static class Tokens
{
    public static int Free(in World world, Setup setup)
    {
        var used = (1 << world.Servers[0].LeaseToken) | (1 << world.Servers[1].LeaseToken);
        for (var index = 0; index < setup.Flights; index++)
        {
            var flight = world.Flight(index);
            used |= flight.HoldsLease ? 1 << flight.LeaseToken : 0;
        }

        used |= world.Ambient.Late == LateKind.Fill ? 1 << (world.Ambient.LateWords & 7) : 0;
        var token = 1;
        while ((used & (1 << token)) != 0)
        {
            token++;
        }

        return token;
    }
}
