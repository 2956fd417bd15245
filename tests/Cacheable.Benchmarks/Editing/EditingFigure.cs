using Cacheable.Benchmarks.Harness;

namespace Cacheable.Benchmarks.Editing;

/// <summary>What 1,000 annotated methods cost whoever types: the first run, a keystroke in an unrelated file, a keystroke in an annotated one; generator and analyzers.</summary>
internal static class EditingFigure
{
    // Rounds of the first run: it takes a hundred times as long as an edit, and nobody waits for it twice.
    private const int ColdRounds = 3;

    // What a peer does in less is nothing that anybody could take a fifth of.
    private const double NearZero = 2;

    public static int Run(Arguments arguments)
    {
        List<EditedProject> projects = [Projects.Cacheable(), Projects.Mapperly(), Projects.Mediator()];
        var sessions = projects.ConvertAll(static project => new EditingSession(project));
        var cold = Interleave(sessions, ColdRounds, static session => session.Open());
        var unrelated = Interleave(sessions, arguments.Rounds, static session => session.TypeElsewhere());
        var annotated = Interleave(sessions, arguments.Rounds, static session => session.TypeInAnnotated());
        var rows = projects.SelectMany(project => new[]
        {
            RowOf($"{project.Name}: opened", cold[project.Name]),
            RowOf($"{project.Name}: a key elsewhere", unrelated[project.Name]),
            RowOf($"{project.Name}: a key in an annotated file", annotated[project.Name]),
        });
        return new Report(
            "generator", ["generator ms", "analyzers ms", "both ms"], [.. rows], [Redone(sessions[0]), .. Promises(projects, unrelated)]).Finish(arguments);
    }

    private static Dictionary<string, EditTime> Interleave(List<EditingSession> sessions, int rounds, Func<EditingSession, EditTime> act)
    {
        var times = sessions.ToDictionary(static session => session.Project.Name, static _ => new List<EditTime>());

        // One round more than is counted: the first one is the runtime's.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var session in sessions)
            {
                var time = act(session);
                if (round > 0)
                {
                    times[session.Project.Name].Add(time);
                }
            }
        }

        return times.ToDictionary(static pair => pair.Key, static pair => EditTime.MedianOf(pair.Value));
    }

    private static Row RowOf(string name, EditTime time) => new(name, [time.Generator, time.Analyzers, time.Both]);

    private static Promise Redone(EditingSession session) => new("steps redone by a key elsewhere", session.StepsRedoneElsewhere(), 0, "steps");

    private static IEnumerable<Promise> Promises(List<EditedProject> projects, Dictionary<string, EditTime> unrelated)
    {
        var ours = unrelated[projects[0].Name].Both;
        foreach (var peer in projects.Skip(1))
        {
            var theirs = unrelated[peer.Name].Both;
            yield return new Promise($"a key elsewhere, beside {peer.Name}", ours / theirs, theirs < NearZero ? 1 : 0.2, "times");
        }
    }
}
