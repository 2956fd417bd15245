namespace Cacheable.Contract;

internal sealed class ValueTaskLoad<TService, TArgs, TValue>(
    TService inner, TArgs args, Func<TService, TArgs, CancellationToken, ValueTask<TValue>> loader) : Load<TValue>
{
    public override ValueTask<TValue> RunAsync(CancellationToken cancellationToken) => loader(inner, args, cancellationToken);
}

internal sealed class TaskLoad<TService, TArgs, TValue>(
    TService inner, TArgs args, Func<TService, TArgs, CancellationToken, Task<TValue>> loader) : Load<TValue>
{
    public override ValueTask<TValue> RunAsync(CancellationToken cancellationToken) => new(loader(inner, args, cancellationToken));
}

internal sealed class SynchronousLoad<TService, TArgs, TValue>(
    TService inner, TArgs args, Func<TService, TArgs, TValue> loader) : Load<TValue>
{
    public override ValueTask<TValue> RunAsync(CancellationToken cancellationToken) => new(loader(inner, args));
}
