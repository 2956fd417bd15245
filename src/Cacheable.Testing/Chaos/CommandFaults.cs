namespace Cacheable.Testing;

/// <summary>Which commands fail or wait, and how often each was sent.</summary>
internal sealed class CommandFaults
{
    private readonly Lock _lock = new();
    private readonly List<HeldCommand> _holds = [];
    private readonly Dictionary<RemoteCommands, int> _counts = [];
    private RemoteCommands _failing;
    private RemoteCommands _failingAfterwards;

    public void Fail(RemoteCommands commands, bool afterwards)
    {
        lock (_lock)
        {
            if (afterwards)
            {
                _failingAfterwards |= commands;
            }
            else
            {
                _failing |= commands;
            }
        }
    }

    public HeldCommand Hold(RemoteCommands commands, bool afterwards)
    {
        var hold = new HeldCommand(commands, afterwards);
        lock (_lock)
        {
            _holds.Add(hold);
        }

        return hold;
    }

    public void Heal()
    {
        HeldCommand[] holds;
        lock (_lock)
        {
            _failing = _failingAfterwards = RemoteCommands.None;
            holds = [.. _holds];
            _holds.Clear();
        }

        foreach (var hold in holds)
        {
            hold.Continue();
        }
    }

    public int Count(RemoteCommands commands)
    {
        lock (_lock)
        {
            return _counts.Where(count => (count.Key & commands) != 0).Sum(count => count.Value);
        }
    }

    /// <summary>Runs a command as the test says.</summary>
    public async ValueTask<T> RunAsync<T>(RemoteCommands command, Func<ValueTask<T>> run, CancellationToken cancellationToken)
    {
        bool fails;
        HeldCommand? hold;
        lock (_lock)
        {
            _counts[command] = _counts.GetValueOrDefault(command) + 1;
            fails = (_failing & command) != 0;
            hold = TakeHold(command, afterwards: false);
        }

        var reply = await AnswerAsync(hold, ExecuteAsync(command, fails, hold, run, cancellationToken)).ConfigureAwait(false);
        lock (_lock)
        {
            fails = (_failingAfterwards & command) != 0;
            hold = TakeHold(command, afterwards: true);
        }

        return await AnswerAsync(hold, ExecuteAsync(command, fails, hold, () => new ValueTask<T>(reply), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public async ValueTask RunAsync(RemoteCommands command, Func<ValueTask> run, CancellationToken cancellationToken) =>
        await RunAsync(command, () => AsReply(run()), cancellationToken).ConfigureAwait(false);

    private static async ValueTask<bool> AsReply(ValueTask running)
    {
        await running.ConfigureAwait(false);
        return true;
    }

    private static async Task<T> AnswerAsync<T>(HeldCommand? hold, Task<T> execution) =>
        hold is null ? await execution.ConfigureAwait(false) : await hold.AnswerAsync(execution).ConfigureAwait(false);

    private static async Task<T> ExecuteAsync<T>(
        RemoteCommands command, bool fails, HeldCommand? hold, Func<ValueTask<T>> run, CancellationToken cancellationToken)
    {
        await ObeyAsync(command, fails, hold, cancellationToken).ConfigureAwait(false);
        return await run().ConfigureAwait(false);
    }

    private static async ValueTask ObeyAsync(RemoteCommands command, bool fails, HeldCommand? hold, CancellationToken cancellationToken)
    {
        if (hold is not null)
        {
            await hold.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        if (fails)
        {
            throw new ChaosException($"The test made {command} fail.");
        }
    }

    /// <summary>A hold catches one command, the oldest hold first.</summary>
    private HeldCommand? TakeHold(RemoteCommands command, bool afterwards)
    {
        var index = _holds.FindIndex(hold => hold.Afterwards == afterwards && (hold.Commands & command) != 0);
        if (index < 0)
        {
            return null;
        }

        var hold = _holds[index];
        _holds.RemoveAt(index);
        return hold;
    }
}
