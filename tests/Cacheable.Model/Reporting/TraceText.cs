using Cacheable.Model.Actions;
using Cacheable.Model.State;

namespace Cacheable.Model.Reporting;

/// <summary>A counterexample for people: each step as a sentence, and what it left behind.</summary>
internal static class TraceText
{
    public static IEnumerable<string> Lines(IReadOnlyList<(Step Step, World World)> trace)
    {
        for (var index = 0; index < trace.Count; index++)
        {
            var (step, world) = trace[index];
            yield return $"{index,3}. {Sentence(step, world)}";
            yield return $"       {WorldText.Line(world)}";
        }
    }

    private static string Sentence(Step step, in World world)
    {
        var who = step.Actor < 0 ? string.Empty : $"instance {step.Actor}: ";
        return who + step.Kind switch
        {
            StepKind.Start => "start",
            StepKind.Tick => "a tick passes",
            StepKind.Write => $"commits version {world.Ambient.Source} and sends the invalidation of the {(Name)step.Subject}",
            StepKind.InvalidateOther => $"L2 executes its invalidation of another name, mark {step.Subject}",
            StepKind.ExecuteInvalidation => $"L2 executes the invalidation, mark {step.Subject}",
            StepKind.EndInvalidation => $"the invalidation with mark {step.Subject} ends, Applied",
            StepKind.DeferInvalidation => $"the invalidation of the {(Name)step.Subject} ends, Deferred",
            StepKind.SendReplay => "replays its journal",
            StepKind.ExecuteReplay => "L2 executes the replay",
            StepKind.EndReplay => "the replay is answered",
            StepKind.LoseReplay => "the replay is lost",
            StepKind.BeginFlight => "a flight takes its ticket and asks L2",
            StepKind.BeginFlightWithoutL2 => "a flight takes its ticket and passes L2 by",
            StepKind.ExecuteRead => "L2 executes the read",
            StepKind.LoseRead => "the read fails",
            StepKind.LandHit => "the flight lands with L2's value",
            StepKind.ExecuteLease => "L2 executes the request for the lease",
            StepKind.LoseLease => "the flight goes on without a lease",
            StepKind.Load => $"reads version {world.Ambient.Source} from the source under the lease and sends the fill",
            StepKind.LoadWithoutLease => $"reads version {world.Ambient.Source} from the source without a lease",
            StepKind.ExecuteFill => "L2 executes the fill",
            StepKind.RefuseFill => "L2 refuses the fill, and the flight keeps nothing",
            StepKind.LoseFill => "the outcome of the fill stays unknown",
            StepKind.Publish => "publishes in L1",
            StepKind.DeliverMessage => $"the message with mark {step.Subject} arrives",
            StepKind.SendSync => "sends a sync",
            StepKind.ExecuteSync => $"L2 executes the sync: {(Relation)step.Subject}",
            StepKind.LoseSync => "the sync is lost",
            StepKind.EndSync => $"the sync is answered: {(Relation)step.Subject}",
            StepKind.ExecuteFence => "L2 executes the fence",
            StepKind.LoseFence => "the fence is lost",
            StepKind.DoubleCommand => $"a copy of a command is on its way: {(LateKind)step.Subject}",
            StepKind.ExecuteLateCommand => $"L2 executes the late copy: {(LateKind)step.Subject}",
            StepKind.ExpireValue => "the value expires in L2 just before the question",
            StepKind.LoseMetadata => "L2 evicts the metadata",
            StepKind.LoseLog => "L2 evicts the log",
            StepKind.LoseEverything => "L2 is flushed",
            StepKind.CopyServer => "the replica catches up",
            StepKind.SwitchServers => "the replica, as it was then, takes the server's place",
            StepKind.MoveInstance => "moves to the other server",
            StepKind.Disconnect => "loses its connection",
            _ => "dies and starts again",
        };
    }
}
