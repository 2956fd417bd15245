using Cacheable.Contract;
using Cacheable.DependencyInjection;
using Cacheable.EarlyRefresh;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacheable.Tests.EarlyRefresh;

public sealed class BackgroundLoadsTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddCacheable().BuildServiceProvider();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AsyncLocal<string?> _ambient = new();

    private BackgroundLoads Loads => _services.GetRequiredService<BackgroundLoads>();

    [Fact]
    public async Task Work_sees_nothing_of_the_call_that_began_it()
    {
        _ambient.Value = "the caller's";
        using var transaction = new System.Transactions.TransactionScope(System.Transactions.TransactionScopeAsyncFlowOption.Enabled);
        var seen = new TaskCompletionSource<(string?, System.Transactions.Transaction?)>(TaskCreationOptions.RunContinuationsAsynchronously);

        Assert.True(Loads.TryBegin(_ =>
        {
            seen.SetResult((_ambient.Value, System.Transactions.Transaction.Current));
            return Task.CompletedTask;
        }));

        Assert.Equal((null, null), await seen.Task);
    }

    [Fact]
    public async Task What_work_throws_disturbs_nobody()
    {
        Assert.True(Loads.TryBegin(static _ => throw new InvalidOperationException("at once")));
        Assert.True(Loads.TryBegin(static _ => Task.FromException(new InvalidOperationException("later"))));

        await Loads.StopAsync();
    }

    [Fact]
    public async Task Stopping_cancels_what_runs_waits_for_its_end_and_begins_nothing_more()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Loads.TryBegin(async token =>
        {
            await using var registration = token.Register(cancelled.SetResult);
            _begun.SetResult();
            await end.Task;
        });
        await _begun.Task;

        var stopping = Loads.StopAsync();

        await cancelled.Task;
        Assert.False(stopping.IsCompleted);
        Assert.False(Loads.TryBegin(static _ => Task.CompletedTask));
        end.SetResult();
        await stopping;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_ignores_its_token_is_left_behind_when_the_application_stops(bool provider)
    {
        var never = new TaskCompletionSource<int>();
        Loads.TryBegin(async token => await Loads.InScope(new FromDelegate<int>(_ =>
        {
            _begun.SetResult();
            return new ValueTask<int>(never.Task);
        })).RunAsync(token));
        await _begun.Task;

        await (provider ? _services.DisposeAsync().AsTask() : Loads.StopAsync());
    }

    [Fact]
    public async Task A_callback_that_throws_keeps_nobody_from_stopping()
    {
        Loads.TryBegin(async token =>
        {
            token.Register(static () => throw new InvalidOperationException("the callback"));
            _begun.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(token);
        });
        await _begun.Task;

        await Loads.StopAsync();
    }

    [Fact]
    public async Task The_host_stops_it_and_waits_no_longer_than_its_own_patience()
    {
        using var patience = new CancellationTokenSource();
        var end = new TaskCompletionSource();
        Loads.TryBegin(_ =>
        {
            _begun.SetResult();
            return end.Task;
        });
        await _begun.Task;

        var stopping = _services.GetServices<IHostedService>().OfType<BackgroundLoadsHost>().Single().StopAsync(patience.Token);

        Assert.False(stopping.IsCompleted);
        Assert.False(Loads.TryBegin(static _ => Task.CompletedTask));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopping);
        end.SetResult();
    }

    [Fact]
    public async Task A_load_that_was_cancelled_before_it_began_calls_nobody()
    {
        var load = Loads.InScope(new FromDelegate<int>(static _ => throw new InvalidOperationException("called")));

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await load.RunAsync(new CancellationToken(canceled: true)));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class FromDelegate<TValue>(Func<CancellationToken, ValueTask<TValue>> run) : Load<TValue>
    {
        public override ValueTask<TValue> RunAsync(CancellationToken cancellationToken) => run(cancellationToken);
    }
}
