using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Singleflight;

/// <summary>Judges answers.</summary>
internal static class Answers
{
    /// <summary>Whether a caller gets another row than the one there is, a failure or nothing.</summary>
    public static async Task<bool> IsWrongAsync(Task<int?> answer, int row)
    {
        try
        {
            return await answer.WaitAsync(ForcedStaleSchedule.Patience) != row;
        }
        catch (Exception)
        {
            // Whatever it is, the source has not failed.
            return true;
        }
    }

    /// <summary>Whether a caller hears nothing of the failure of the load.</summary>
    public static async Task<bool> HidesFailureAsync(Task<int?> answer)
    {
        try
        {
            await answer.WaitAsync(ForcedStaleSchedule.Patience);
            return true;
        }
        catch (SourceDownException)
        {
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }
}
