using System.Text;
using Cacheable.Model.State;

namespace Cacheable.Model.Reporting;

/// <summary>A world in one line: the source, L2, and each instance with its L1 and flights.</summary>
internal static class WorldText
{
    public static string Line(in World world)
    {
        var text = new StringBuilder();
        text.Append($"source v{world.Ambient.Source} promised v{world.Ambient.Promised}/{world.Ambient.PromisedToAll}");
        text.Append($" | L2 {ServerOf(world.Servers[0])}");
        if (world.Ambient.HasCopy)
        {
            text.Append($" | copy {ServerOf(world.Servers[1])}");
        }

        for (var index = 0; index < World.MostInstances; index++)
        {
            if (world.Instances[index].Word != 0)
            {
                text.Append($" | {index}: {InstanceOf(world, index)}");
            }
        }

        for (var index = 0; index < World.MostFlights; index++)
        {
            var flight = world.Flight(index);
            if (flight.Exists)
            {
                text.Append($" | flight of {flight.Owner}: {flight.Phase}{(flight.HasValue ? $" v{flight.Version}" : string.Empty)}{(flight.IsDoomed ? " doomed" : string.Empty)}");
            }
        }

        return text.ToString();
    }

    private static string ServerOf(in Server server)
    {
        var value = server.ValueIncarnation == 0 ? string.Empty : $" value v{server.ValueVersion}@{server.ValueIncarnation}.{server.ValueStamp}";
        var lease = server.LeaseToken == 0 ? string.Empty : $" lease @{server.LeaseIncarnation}.{server.LeaseStamp}";
        return $"{server.Incarnation}.{server.Sequence} mark {server.Mark}{value}{lease}";
    }

    private static string InstanceOf(in World world, int index)
    {
        var instance = world.Instances[index];
        var text = new StringBuilder($"knows {instance.Incarnation}.{instance.WitnessSequence} mark {instance.WitnessMark} heard {instance.Heard}");
        text.Append(instance.HasEntry ? $" L1 v{instance.EntryVersion}" : string.Empty);
        text.Append(instance.HasEntry && instance.EntryAge > 0 ? " fresh" : string.Empty);
        text.Append(instance.Proof > 0 ? " proven" : string.Empty);
        text.Append(instance.IsOwing ? " owing" : string.Empty);
        text.Append(instance.MustSync ? " must sync" : string.Empty);
        text.Append(instance.OwnNeed > 0 ? $" needs v{instance.OwnNeed}" : string.Empty);
        text.Append(world.HomeOf(index) != 0 ? " at the copy" : string.Empty);
        return text.ToString();
    }
}
