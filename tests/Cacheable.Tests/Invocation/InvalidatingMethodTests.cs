using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.Transactions;

namespace Cacheable.Tests.Invocation;

public sealed class InvalidatingMethodTests : IAsyncDisposable
{
    private static readonly CacheName[] Names = [CacheName.Parse("user:4:*")];

    private readonly Fleet _fleet = new();
    private readonly Instance _instance;
    private readonly InvalidatingMethod _rename;
    private readonly Loader<string?> _loader = new("old");

    public InvalidatingMethodTests()
    {
        _instance = _fleet.Start();
        _rename = _instance.Engine.Invalidating(new InvalidatingMethodPlan { Method = "IUsers.RenameAsync" });
    }

    public enum Overload
    {
        Task,
        TaskOfResult,
        ValueTask,
        ValueTaskOfResult,
        Void,
        Result,
    }

    public static TheoryData<Overload> Overloads() => new(Enum.GetValues<Overload>());

    [Theory]
    [MemberData(nameof(Overloads))]
    public async Task Every_shape_invalidates_after_the_call_and_hands_its_result_on(Overload overload)
    {
        await _instance.ReadAsync(4, _loader);

        await RunAsync(overload, () =>
        {
            // The write itself still sees the entry: invalidation comes after, not before.
            Assert.Equal("old", _instance.Profiles.Get<int, int>(CacheScope.None, new ProfileKey(4), 0, 0, static (_, _) => throw new InvalidOperationException()));
            _loader.Row = "new";
        });

        Assert.Equal("new", await _instance.ReadAsync(4, _loader));
    }

    [Theory]
    [MemberData(nameof(Overloads))]
    public async Task Every_shape_invalidates_although_the_call_throws_and_throws_the_same(Overload overload)
    {
        await _instance.ReadAsync(4, _loader);
        var failure = new InvalidOperationException("the connection broke after the commit");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(overload, () =>
        {
            _loader.Row = "new";
            throw failure;
        }));

        Assert.Same(failure, thrown);
        Assert.Equal("new", await _instance.ReadAsync(4, _loader));
    }

    [Theory]
    [MemberData(nameof(Overloads))]
    public async Task A_call_that_throws_while_L2_is_away_still_throws_its_own_exception(Overload overload)
    {
        _instance.Remote.Fail();
        var failure = new InvalidOperationException("no such row");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(overload, () => throw failure)));
    }

    [Fact]
    public async Task It_completes_when_L2_has_answered_and_not_before()
    {
        var invalidation = _instance.Remote.Hold(RemoteCommands.Invalidate);

        var running = RunAsync(Overload.Task, () => { });
        await invalidation.Arrived;
        Assert.False(running.IsCompleted);
        invalidation.Continue();

        await running;
    }

    [Fact]
    public async Task It_invalidates_all_its_names_in_one_round_trip()
    {
        await _instance.ReadAsync(4, _loader);
        await _instance.ReadAsync(5, _loader);

        await RunAsync(Overload.Task, () => _loader.Row = "new", CacheName.Parse("user:4:*"), CacheName.Parse("user:5:profile"));

        Assert.Equal(1, _instance.Remote.Count(RemoteCommands.Invalidate));
        Assert.Equal("new", await _instance.ReadAsync(4, _loader));
        Assert.Equal("new", await _instance.ReadAsync(5, _loader));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private async Task RunAsync(Overload overload, Action write, params CacheName[] names)
    {
        names = names.Length == 0 ? Names : names;
        const int Result = 7;
        switch (overload)
        {
            case Overload.Task:
                await _rename.RunAsync(CacheScope.None, names, write, 0, static (write, _) =>
                {
                    write();
                    return Task.CompletedTask;
                });
                break;
            case Overload.TaskOfResult:
                Assert.Equal(Result, await _rename.RunAsync(CacheScope.None, names, write, Result, static async (write, result) =>
                {
                    await Task.Yield();
                    write();
                    return result;
                }));
                break;
            case Overload.ValueTask:
                await _rename.RunValueAsync(CacheScope.None, names, write, 0, static (write, _) =>
                {
                    write();
                    return ValueTask.CompletedTask;
                });
                break;
            case Overload.ValueTaskOfResult:
                Assert.Equal(Result, await _rename.RunValueAsync(CacheScope.None, names, write, Result, static async (write, result) =>
                {
                    await Task.Yield();
                    write();
                    return result;
                }));
                break;
            case Overload.Void:
                _rename.Run(CacheScope.None, names, write, 0, static (write, _) => write());
                break;
            case Overload.Result:
                Assert.Equal(Result, _rename.Run(CacheScope.None, names, write, Result, static (write, result) =>
                {
                    write();
                    return result;
                }));
                break;
        }
    }
}
