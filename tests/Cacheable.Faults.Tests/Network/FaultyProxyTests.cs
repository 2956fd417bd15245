using System.Net.Sockets;
using Cacheable.Faults.Network;

namespace Cacheable.Faults.Tests.Network;

public sealed class FaultyProxyTests : IAsyncLifetime
{
    private const string First = "*1\r\n$5\r\nFIRST\r\n";
    private const string Second = "*1\r\n$6\r\nSECOND\r\n";
    private const string Script = "*2\r\n$7\r\nEVALSHA\r\n$2\r\nab\r\n";
    private const string Message = "*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$1\r\nm\r\n";

    private readonly EchoServer _server = new();
    private FaultyProxy _proxy = null!;
    private ProxyClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _proxy = new FaultyProxy(_server.Port);
        _client = await ProxyClient.ConnectAsync(_proxy.Port);
    }

    [Fact]
    public async Task Without_a_fault_everything_passes()
    {
        await _client.SendAsync(First + Second);

        await _client.ExpectAsync(First + Second);
    }

    [Fact]
    public async Task Swallowed_on_the_way_to_the_server_a_command_never_arrives()
    {
        await SynchronizeAsync();
        _proxy.Faults = LinkFaults.None with { Swallowed = Direction.ToServer };
        await _client.SendAsync(First);
        await PassedAsync();
        _proxy.Faults = LinkFaults.None;
        await _client.SendAsync(Second);

        Assert.Equal(Second, await _server.NextAsync());
    }

    [Fact]
    public async Task Swallowed_on_the_way_back_a_command_arrives_and_its_answer_does_not()
    {
        _proxy.Faults = LinkFaults.None with { Swallowed = Direction.ToClient };
        await _client.SendAsync(First);

        Assert.Equal(First, await _server.NextAsync());
        Assert.Equal(1, _proxy.Cut(reset: true));
        Assert.True(await _client.EndsWithResetAsync());
    }

    [Fact]
    public async Task Only_a_connection_that_subscribed_is_half_open_where_asked()
    {
        using var subscriber = await ProxyClient.ConnectAsync(_proxy.Port);
        const string Subscribe = "*2\r\n$9\r\nSUBSCRIBE\r\n$1\r\nc\r\n";
        await subscriber.SendAsync(Subscribe);
        await subscriber.ExpectAsync(Subscribe);
        _proxy.Faults = LinkFaults.None with { Swallowed = Direction.ToClient, SubscribersOnly = true };

        await _client.SendAsync(First);
        await _client.ExpectAsync(First);
        Assert.Equal(1, _proxy.Cut(reset: false, subscribersOnly: true));
        Assert.False(await subscriber.EndsWithResetAsync());
        await _client.SendAsync(Second);
        await _client.ExpectAsync(Second);
    }

    [Fact]
    public async Task A_lost_message_is_a_message_and_no_reply()
    {
        _proxy.Faults = LinkFaults.None with { LostMessages = 1 };
        await _client.SendAsync(First + Message + Second);

        await _client.ExpectAsync(First + Second);
        Assert.Equal(1, _proxy.LostMessages);
    }

    [Fact]
    public async Task A_doubled_script_arrives_twice_and_is_answered_once()
    {
        _proxy.Faults = LinkFaults.None with { Duplicates = true };
        await _client.SendAsync(First + Script);

        await _client.ExpectAsync(First + Script);
        Assert.Equal([First, Script, Script], (string[])[.. new[] { await _server.NextAsync(), await _server.NextAsync(), await _server.NextAsync() }.Order()]);
        await _client.SendAsync(Second);
        await _client.ExpectAsync(Second);
    }

    [Fact]
    public async Task What_is_stalled_comes_late_and_whole()
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _proxy.Faults = LinkFaults.None with { Stalled = Direction.ToClient, Released = released.Task };
        await _client.SendAsync(First);
        Assert.Equal(First, await _server.NextAsync());
        var answer = _client.ExpectAsync(First);
        Assert.False(answer.IsCompleted);

        released.SetResult();
        await answer;
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    public async Task In_pieces_nothing_is_lost(int size, bool isHasty)
    {
        _proxy.Faults = LinkFaults.None with { PieceSize = size, IsHasty = isHasty };
        await _client.SendAsync(First + Second);

        await _client.ExpectAsync(First + Second);
    }

    [Fact]
    public async Task While_it_refuses_nobody_connects_and_afterwards_everybody_does()
    {
        _proxy.Refuse();
        await Assert.ThrowsAsync<SocketException>(() => ProxyClient.ConnectAsync(_proxy.Port));

        _proxy.Accept();
        using var client = await ProxyClient.ConnectAsync(_proxy.Port);
        await client.SendAsync(First);
        await client.ExpectAsync(First);
    }

    [Fact]
    public async Task A_new_target_is_met_by_new_connections()
    {
        await using var other = new EchoServer();
        _proxy.Target = other.Port;
        using var client = await ProxyClient.ConnectAsync(_proxy.Port);
        await client.SendAsync(First);

        Assert.Equal(First, await other.NextAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>The connection stands from end to end.</summary>
    private async Task SynchronizeAsync()
    {
        await _client.SendAsync(First);
        await _client.ExpectAsync(First);
        Assert.Equal(First, await _server.NextAsync());
    }

    /// <summary>What was sent has passed the proxy: a command that it looks at is counted before it is swallowed.</summary>
    private async Task PassedAsync()
    {
        var before = _proxy.Duplicates;
        _proxy.Faults = _proxy.Faults with { Duplicates = true, DuplicateDelay = TimeSpan.FromHours(1) };
        await _client.SendAsync(Script);
        while (_proxy.Duplicates == before)
            await Task.Yield();
    }
}
