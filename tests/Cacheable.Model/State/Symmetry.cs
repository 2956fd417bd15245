namespace Cacheable.Model.State;

/// <summary>
/// Instances are alike, and so are flights: worlds that differ only in who is called first are one. Sound because no step and no
/// property looks at a number other than to compare it with another.
/// </summary>
internal static class Symmetry
{
    private const int OwnerBits = 0b11 << 4;
    private const int InvalidationOwnerBits = 0b11 << 2;

    /// <summary>The same world with instances, flights and invalidations in a fixed order. A tie leaves two worlds where one would do.</summary>
    public static void Normalize(ref World world, int instances)
    {
        Span<int> place = [0, 1, 2, 3];
        if (instances > 1 && SortInstances(ref world, instances, place))
        {
            Rename(ref world, place);
        }

        SortFlights(ref world);
        SortInvalidations(ref world);
    }

    private static bool SortInstances(ref World world, int instances, Span<int> place)
    {
        Span<int> order = [0, 1, 2];
        Span<ulong> signatures = [0, 0, 0];
        for (var index = 0; index < instances; index++)
        {
            signatures[index] = Signature(world, index);
        }

        var isMoved = false;
        for (var index = 1; index < instances; index++)
        {
            for (var at = index; at > 0 && IsBefore(world, signatures, order[at], order[at - 1]); at--)
            {
                (order[at], order[at - 1]) = (order[at - 1], order[at]);
                isMoved = true;
            }
        }

        if (!isMoved)
        {
            return false;
        }

        var before = world;
        var elsewhere = 0;
        for (var at = 0; at < instances; at++)
        {
            world.Instances[at] = before.Instances[order[at]];
            elsewhere |= before.HomeOf(order[at]) << at;
            place[order[at]] = at;
        }

        world.Ambient.Elsewhere = elsewhere;
        return true;
    }

    private static bool IsBefore(in World world, ReadOnlySpan<ulong> signatures, int left, int right)
    {
        var (first, second) = (world.Instances[left].Word, world.Instances[right].Word);
        return first == second ? signatures[left] < signatures[right] : first < second;
    }

    /// <summary>What else belongs to an instance, whatever its number.</summary>
    private static ulong Signature(in World world, int instance)
    {
        var signature = (ulong)world.HomeOf(instance);
        for (var index = 0; index < World.MostFlights; index++)
        {
            var flight = world.Flight(index);
            signature += flight.Exists && flight.Owner == instance ? Mixed(flight.Word & ~(ulong)OwnerBits) : 0;
        }

        for (var index = 0; index < World.MostInvalidations; index++)
        {
            var invalidation = world.Invalidation(index);
            signature += invalidation.Phase != InvalidationPhase.None && invalidation.Owner == instance
                ? Mixed((invalidation.Word & ~(ulong)InvalidationOwnerBits) | 1UL << 63)
                : 0;
        }

        for (var mark = 1; mark <= world.Ambient.LastMark; mark++)
        {
            signature += world.Executed(mark).Sender == instance ? Mixed(1UL << (32 + mark)) : 0;
        }

        return signature;
    }

    private static void Rename(ref World world, ReadOnlySpan<int> place)
    {
        for (var index = 0; index < World.MostFlights; index++)
        {
            var flight = world.Flight(index);
            if (flight.Exists)
            {
                flight.Owner = place[flight.Owner];
                world.Set(index, flight);
            }
        }

        for (var index = 0; index < World.MostInvalidations; index++)
        {
            var invalidation = world.Invalidation(index);
            if (invalidation.Phase != InvalidationPhase.None)
            {
                invalidation.Owner = place[invalidation.Owner];
                world.Set(index, invalidation);
            }
        }

        for (var mark = 1; mark <= world.Ambient.LastMark; mark++)
        {
            var executed = world.Executed(mark);
            executed.Sender = place[executed.Sender];
            world.Set(mark, executed);
        }

        if (world.Ambient.Late == LateKind.Invalidate)
        {
            var words = world.Ambient.LateWords;
            world.Ambient.LateWords = (words & 0b1111) | (place[(words >> 4) & 3] << 4);
        }
    }

    private static void SortFlights(ref World world)
    {
        Swap(ref world, 0, 1);
        Swap(ref world, 1, 2);
        Swap(ref world, 0, 1);

        static void Swap(ref World world, int first, int second)
        {
            var (left, right) = (world.Flight(first), world.Flight(second));
            if (left.Word < right.Word)
            {
                world.Set(first, right);
                world.Set(second, left);
            }
        }
    }

    private static void SortInvalidations(ref World world)
    {
        Swap(ref world, 0, 1);
        Swap(ref world, 1, 2);
        Swap(ref world, 0, 1);

        static void Swap(ref World world, int first, int second)
        {
            var (left, right) = (world.Invalidation(first), world.Invalidation(second));
            if (left.Word < right.Word)
            {
                world.Set(first, right);
                world.Set(second, left);
            }
        }
    }

    private static ulong Mixed(ulong word)
    {
        word = (word ^ (word >> 31)) * 0x9E3779B97F4A7C15;
        return word ^ (word >> 29);
    }
}
