using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Invocation.Writes;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Transactions;

namespace Cacheable.Invocation;

/// <summary>
/// Runs the call, then invalidates, whether the call returned or threw: a throw does not say that nothing was written. What was written
/// in an open transaction is invalidated by that (race 15).
/// </summary>
internal sealed class EngineInvalidatingMethod(Invalidator invalidator, WriteObservation observation, MethodMetrics metrics) : InvalidatingMethod
{
    public override Task RunAsync<TService, TArgs>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, Task> call) =>
        InvalidateAfterAsync(scope, names, (inner, args, call), static async run =>
        {
            await run.call(run.inner, run.args).ConfigureAwait(false);
            return true;
        }).AsTask();

    public override Task<TResult> RunAsync<TService, TArgs, TResult>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, Task<TResult>> call) =>
        InvalidateAfterAsync(scope, names, (inner, args, call), static run => new ValueTask<TResult>(run.call(run.inner, run.args))).AsTask();

    public override async ValueTask RunValueAsync<TService, TArgs>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, ValueTask> call) =>
        await InvalidateAfterAsync(scope, names, (inner, args, call), static async run =>
        {
            await run.call(run.inner, run.args).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);

    public override ValueTask<TResult> RunValueAsync<TService, TArgs, TResult>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, ValueTask<TResult>> call) =>
        InvalidateAfterAsync(scope, names, (inner, args, call), static run => run.call(run.inner, run.args));

    public override void Run<TService, TArgs>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Action<TService, TArgs> call) =>
        Run(scope, names, inner, (args, call), static (inner, run) =>
        {
            run.call(inner, run.args);
            return true;
        });

    public override TResult Run<TService, TArgs, TResult>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, TResult> call) =>
        InvalidateAfterAsync(scope, names, (inner, args, call), static run => new ValueTask<TResult>(run.call(run.inner, run.args)))
            .AsTask().GetAwaiter().GetResult();

    private async ValueTask<TResult> InvalidateAfterAsync<TCall, TResult>(
        CacheScope scope, CacheName[] names, TCall call, Func<TCall, ValueTask<TResult>> run)
    {
        var invalidation = new OwedInvalidation(metrics, names);
        var write = observation.Begin(scope, invalidation);
        try
        {
            return await run(call).ConfigureAwait(false);
        }
        finally
        {
            if (write.Place().Owe(invalidation))
            {
                metrics.InvalidatedAtOnce.Add(names.Length);
                await invalidator.InvalidateAsync(names).ConfigureAwait(false);
            }
        }
    }
}
