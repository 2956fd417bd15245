namespace Cacheable.Redis;

/// <summary>Lets go of a task that nobody waits for any more, so that nobody is told that its failure went unobserved.</summary>
internal static class ForgottenTask
{
    public static void Forget(this Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            task.ContinueWith(
                static failed => _ = failed.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }
}
