using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Telemetry;

namespace Cacheable.Invocation;

/// <summary>Runs the call, then invalidates, whether the call returned or threw: a throw does not say that nothing was written.</summary>
internal sealed class EngineInvalidatingMethod(Invalidator invalidator, MethodMetrics metrics) : InvalidatingMethod
{
    public override Task RunAsync<TService, TArgs>(CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, Task> call) =>
        InvalidateAfterAsync(names, (inner, args, call), static async run =>
        {
            await run.call(run.inner, run.args).ConfigureAwait(false);
            return true;
        }).AsTask();

    public override Task<TResult> RunAsync<TService, TArgs, TResult>(
        CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, Task<TResult>> call) =>
        InvalidateAfterAsync(names, (inner, args, call), static run => new ValueTask<TResult>(run.call(run.inner, run.args))).AsTask();

    public override async ValueTask RunValueAsync<TService, TArgs>(
        CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, ValueTask> call) =>
        await InvalidateAfterAsync(names, (inner, args, call), static async run =>
        {
            await run.call(run.inner, run.args).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);

    public override ValueTask<TResult> RunValueAsync<TService, TArgs, TResult>(
        CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, ValueTask<TResult>> call) =>
        InvalidateAfterAsync(names, (inner, args, call), static run => run.call(run.inner, run.args));

    public override void Run<TService, TArgs>(CacheName[] names, TService inner, TArgs args, Action<TService, TArgs> call) =>
        Run(names, inner, (args, call), static (inner, run) =>
        {
            run.call(inner, run.args);
            return true;
        });

    public override TResult Run<TService, TArgs, TResult>(CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, TResult> call) =>
        InvalidateAfterAsync(names, (inner, args, call), static run => new ValueTask<TResult>(run.call(run.inner, run.args)))
            .AsTask().GetAwaiter().GetResult();

    private async ValueTask<TResult> InvalidateAfterAsync<TCall, TResult>(CacheName[] names, TCall call, Func<TCall, ValueTask<TResult>> run)
    {
        try
        {
            return await run(call).ConfigureAwait(false);
        }
        finally
        {
            metrics.Invalidations.Add(names.Length);
            await invalidator.InvalidateAsync(names).ConfigureAwait(false);
        }
    }
}
