namespace Cacheable.Contract;

internal sealed class ValueTaskLoad<TService, TArgs, TValue>(
    InnerServiceKey key, TService inner, TArgs args, Func<TService, TArgs, CancellationToken, ValueTask<TValue>> loader) : Load<TValue>
{
    public override ValueTask<TValue> RunAsync(CancellationToken cancellationToken) => loader(inner, args, cancellationToken);

    internal override Load<TValue> In(IServiceProvider services) =>
        new ValueTaskLoad<TService, TArgs, TValue>(key, key.Find(services, inner), args, loader);
}

internal sealed class TaskLoad<TService, TArgs, TValue>(
    InnerServiceKey key, TService inner, TArgs args, Func<TService, TArgs, CancellationToken, Task<TValue>> loader) : Load<TValue>
{
    public override ValueTask<TValue> RunAsync(CancellationToken cancellationToken) => new(loader(inner, args, cancellationToken));

    internal override Load<TValue> In(IServiceProvider services) =>
        new TaskLoad<TService, TArgs, TValue>(key, key.Find(services, inner), args, loader);
}

internal sealed class SynchronousLoad<TService, TArgs, TValue>(
    InnerServiceKey key, TService inner, TArgs args, Func<TService, TArgs, TValue> loader) : Load<TValue>
{
    internal override bool Blocks => true;

    public override ValueTask<TValue> RunAsync(CancellationToken cancellationToken) => new(loader(inner, args));

    internal override Load<TValue> In(IServiceProvider services) =>
        new SynchronousLoad<TService, TArgs, TValue>(key, key.Find(services, inner), args, loader);
}
