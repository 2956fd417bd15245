using Cacheable.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.EarlyRefresh;

/// <summary>A load on a service of a DI scope of its own, which is made when it runs and disposed when the service has answered.</summary>
internal sealed class ScopedLoad<TValue>(Load<TValue> load, IServiceScopeFactory scopes) : Load<TValue>
{
    /// <summary>The call, once it was begun. It may go on when the load has ended.</summary>
    public Task? Call { get; private set; }

    // Cancelled, the wait ends and the call goes on in its scope until it notices: what it returns is nobody's.
    public override ValueTask<TValue> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = load.Blocks ? Task.Run(() => CallAsync(cancellationToken), CancellationToken.None) : CallAsync(cancellationToken);
        Call = call;
        if (!call.IsCompleted)
        {
            _ = ObserveAsync(call);
        }

        return new ValueTask<TValue>(call.WaitAsync(cancellationToken));
    }

    private static async Task ObserveAsync(Task call) =>
        await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<TValue> CallAsync(CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await load.In(scope.ServiceProvider).RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
