using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>How a server's history relates to what an instance knew: what the sync script decides.</summary>
internal static class HistoryComparison
{
    /// <summary>The relation, and whether the missed invalidations concern the key.</summary>
    /// <param name="server">The server, with metadata.</param>
    /// <param name="incarnation">The incarnation known; zero, nothing is known.</param>
    /// <param name="sequence">The witness's sequence.</param>
    /// <param name="mark">The witness's mark; zero, it is the beginning of the incarnation.</param>
    /// <param name="heard">Up to where everything was heard.</param>
    /// <param name="world">Where the marks' invalidations are found.</param>
    /// <param name="protections">What is in place.</param>
    public static (Relation Relation, bool MissedKey) Compare(
        in Server server, int incarnation, int sequence, int mark, int heard, in World world, Protections protections)
    {
        if (incarnation == 0)
        {
            return (Relation.First, false);
        }

        if (incarnation != server.Incarnation)
        {
            var isAncestor = ((server.Ancestors >> incarnation) & 1) != 0 || (protections & Protections.Ancestors) == 0;
            return (isAncestor ? Relation.Succeeds : Relation.Diverged, false);
        }

        var sinceWitness = server.Sequence - sequence;
        if (sinceWitness < 0)
        {
            return ((protections & Protections.Regress) != 0 ? Relation.Diverged : Relation.Continues, false);
        }

        if (mark != 0 && (protections & Protections.Marks) != 0)
        {
            if (sinceWitness > 0 && sinceWitness >= server.LogLength)
            {
                return (Relation.Truncated, false);
            }

            if ((sinceWitness == 0 ? server.Mark : server.LogMark(sinceWitness)) != mark)
            {
                return (Relation.Diverged, false);
            }
        }

        var sinceHeard = Math.Max(0, server.Sequence - heard);
        if (sinceHeard > server.LogLength && (protections & Protections.Truncation) != 0)
        {
            return (Relation.Truncated, false);
        }

        var missedKey = false;
        for (var back = 0; back < Math.Min(sinceHeard, server.LogLength); back++)
        {
            missedKey |= world.Executed(server.LogMark(back)).Name != Name.Other;
        }

        return (Relation.Continues, missedKey);
    }
}
