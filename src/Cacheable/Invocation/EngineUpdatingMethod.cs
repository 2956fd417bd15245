using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Invocation.Writes;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Transactions;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation;

/// <summary>
/// Takes the writer's lease, runs the call, then replaces the entry with what was written, at once or after the commit of what the call
/// wrote in. Where that is not the whole story (a throw, two places, a read of what may be undone), it invalidates.
/// </summary>
internal sealed class EngineUpdatingMethod<TKey, TValue>(
    WrittenEntries<TKey, TValue> entries, WriterLeases leases, WriteObservation observation, MethodMetrics metrics, ILogger logger)
    : UpdatingMethod<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    public override Task RunAsync<TService, TArgs>(
        CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args,
        Func<TService, TArgs, Task> call, Func<TArgs, Updated<TKey, TValue>> updated) =>
        UpdateAfterAsync(
            scope,
            key,
            names,
            (inner, args, call, updated),
            static async run =>
            {
                await run.call(run.inner, run.args).ConfigureAwait(false);
                return true;
            },
            static (run, _) => run.updated(run.args)).AsTask();

    public override Task<TResult> RunAsync<TService, TArgs, TResult>(
        CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args,
        Func<TService, TArgs, Task<TResult>> call, Func<TArgs, TResult, Updated<TKey, TValue>> updated) =>
        UpdateAfterAsync(
            scope,
            key,
            names,
            (inner, args, call, updated),
            static run => new ValueTask<TResult>(run.call(run.inner, run.args)),
            static (run, result) => run.updated(run.args, result)).AsTask();

    public override async ValueTask RunValueAsync<TService, TArgs>(
        CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args,
        Func<TService, TArgs, ValueTask> call, Func<TArgs, Updated<TKey, TValue>> updated) =>
        await UpdateAfterAsync(
            scope,
            key,
            names,
            (inner, args, call, updated),
            static async run =>
            {
                await run.call(run.inner, run.args).ConfigureAwait(false);
                return true;
            },
            static (run, _) => run.updated(run.args)).ConfigureAwait(false);

    public override ValueTask<TResult> RunValueAsync<TService, TArgs, TResult>(
        CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args,
        Func<TService, TArgs, ValueTask<TResult>> call, Func<TArgs, TResult, Updated<TKey, TValue>> updated) =>
        UpdateAfterAsync(
            scope,
            key,
            names,
            (inner, args, call, updated),
            static run => run.call(run.inner, run.args),
            static (run, result) => run.updated(run.args, result));

    public override void Run<TService, TArgs>(
        CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args,
        Action<TService, TArgs> call, Func<TArgs, Updated<TKey, TValue>> updated) =>
        Run(
            scope,
            key,
            names,
            inner,
            (args, call, updated),
            static (inner, run) =>
            {
                run.call(inner, run.args);
                return true;
            },
            static (run, _) => run.updated(run.args));

    public override TResult Run<TService, TArgs, TResult>(
        CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args,
        Func<TService, TArgs, TResult> call, Func<TArgs, TResult, Updated<TKey, TValue>> updated) =>
        UpdateAfterAsync(
            scope,
            key,
            names,
            (inner, args, call, updated),
            static run => new ValueTask<TResult>(run.call(run.inner, run.args)),
            static (run, result) => run.updated(run.args, result),
            staysOnThread: true).AsTask().GetAwaiter().GetResult();

    private async ValueTask<TResult> UpdateAfterAsync<TCall, TResult>(
        CacheScope scope,
        TKey key,
        CacheName[] names,
        TCall call,
        Func<TCall, ValueTask<TResult>> run,
        Func<TCall, TResult, Updated<TKey, TValue>> updated,
        bool staysOnThread = false)
    {
        var text = new EntryKey(key.ToText(), key.ToTags());
        var update = new OwedEntryUpdate<TKey, TValue>(entries, leases, key, new CacheName(text.Text, CacheNameKind.Key), names, metrics);
        var write = observation.Begin(scope, update);

        // An ambient transaction may belong to this thread alone, and so does what a synchronous caller expects: the call must begin here.
        var begun = leases.BeginAsync(text);
        update.Begin(staysOnThread || AmbientTransactions.Current is not null
            ? begun.AsTask().GetAwaiter().GetResult()
            : await begun.ConfigureAwait(false));

        Updated<TKey, TValue>? written = null;
        CacheName? other = null;
        try
        {
            var result = await run(call).ConfigureAwait(false);
            (written, other) = Written(key, call, result, updated);
            return result;
        }
        finally
        {
            var place = write.Place();
            var fellDue = update.Return(place.IsWhole && written is { } one ? entries.Prepare(one.Value) : null, other);
            if (place.Owe(update) || fellDue)
            {
                if (place.Owners.Count > 0)
                {
                    // What is open may be rolled back, and what ended just now may have been.
                    update.Doubt();
                }

                metrics.InvalidatedAtOnce.Add(names.Length);
                await update.PayAsync([], isCommitted: true).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What takes the place of the entry, or the other key that it turned out to have.</summary>
    private (Updated<TKey, TValue>? Written, CacheName? Other) Written<TCall, TResult>(
        TKey before, TCall call, TResult result, Func<TCall, TResult, Updated<TKey, TValue>> updated)
    {
        try
        {
            var written = updated(call, result);
            if (written.Key.Equals(before))
            {
                return (written, null);
            }

            // An insert that draws the id, for one: under which key others will look, only the new one says.
            var other = new CacheName(new EntryKey(written.Key.ToText()).Text, CacheNameKind.Key);
            logger.UpdatedAnotherKey(metrics.Method);
            return (null, other);
        }
        catch (Exception exception)
        {
            // What a key is made of is the application's. The write has happened, and its caller must not see it fail.
            logger.UpdatedUnknownKey(exception, metrics.Method);
            return (null, null);
        }
    }
}
