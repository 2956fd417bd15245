using Cacheable.Remote;
using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Network;

/// <summary>One process's connection to the server: what is sent over it takes time, and may be lost, doubled or late on either leg.</summary>
internal sealed class Link(Scheduler scheduler, Dice dice, Weather weather, Server server, IGate gate)
{
    private readonly Queue<Action<IRemoteTierObserver>> _news = new();
    private IRemoteTierObserver? _observer;
    private int _connection;

    public bool IsOpen { get; private set; }

    /// <summary>Until when messages are lost although the connection looks well (race 11).</summary>
    public long HalfOpenUntil { get; set; }

    /// <summary>Sends a command. It fails by the deadline at the latest, and may be executed all the same, even later.</summary>
    /// <param name="execute">What the server does, on its own time.</param>
    /// <param name="replied">Runs right before the caller gets the reply; told of it and of when the command was executed.</param>
    public ValueTask<T> SendAsync<T>(Func<ValueTask<T>> execute, Action<T, long>? replied = null)
    {
        if (!IsOpen && dice.Chance(0.5))
        {
            return ValueTask.FromException<T>(new TimeoutException("Not connected."));
        }

        var command = new Command<T>(execute, replied, _connection, server.Life, scheduler.Now + weather.Deadline);
        var arrival = scheduler.Now + weather.NextLeg(dice);
        if (!IsOpen || dice.Chance(weather.LostLegs))
        {
            Fail(command);
        }
        else
        {
            scheduler.At(arrival, () => Arrive(command));
            if (dice.Chance(weather.DoubledCommands))
            {
                scheduler.At(arrival + dice.Exponential(50 * Span.Millisecond), () => ArriveAgain(command));
            }
        }

        return new ValueTask<T>(command.Caller.Task);
    }

    /// <summary>Starts passing messages and news of the connection on to <paramref name="observer"/>.</summary>
    public void Observe(IRemoteTierObserver observer)
    {
        _observer = observer;
        if (IsOpen)
        {
            Tell(static observer => observer.OnConnected());
        }
    }

    /// <summary>Sends a message to the process: perhaps lost, perhaps twice, each time as late as it happens to be.</summary>
    public void Message(Action<IRemoteTierObserver> message)
    {
        var copies = dice.Chance(weather.DoubledMessages) ? 2 : 1;
        for (var copy = 0; copy < copies; copy++)
        {
            if (!IsOpen || scheduler.Now < HalfOpenUntil || dice.Chance(weather.LostMessages))
            {
                continue;
            }

            var connection = _connection;
            scheduler.At(scheduler.Now + weather.NextLeg(dice), gate, () =>
            {
                if (connection == _connection && _observer is { } observer)
                {
                    TellNews();
                    message(observer);
                }
            });
        }
    }

    public void Open()
    {
        if (!IsOpen)
        {
            IsOpen = true;
            _connection++;
            Tell(static observer => observer.OnConnected());
        }
    }

    public void Break()
    {
        if (IsOpen)
        {
            IsOpen = false;
            _connection++;
            Tell(static observer => observer.OnDisconnected());
        }
    }

    private void Tell(Action<IRemoteTierObserver> news)
    {
        if (_observer is not null)
        {
            _news.Enqueue(news);
            scheduler.At(scheduler.Now, gate, TellNews);
        }
    }

    // The process hears of its connection before it gets anything over the next one, whatever has piled up during a pause.
    private void TellNews()
    {
        while (_news.TryDequeue(out var news))
        {
            news(_observer!);
        }
    }

    private void Arrive<T>(Command<T> command)
    {
        // A server that has the command in its buffer executes it even where the connection is gone; its successor never sees it.
        if (!Reaches(command) || (command.Connection != _connection && dice.Chance(0.5)))
        {
            Fail(command);
            return;
        }

        var executedAt = scheduler.Now;
        var reply = command.Run();
        var back = executedAt + weather.NextLeg(dice);
        if (back > command.Deadline || dice.Chance(weather.LostLegs))
        {
            Fail(command);
            return;
        }

        scheduler.At(back, gate, () =>
        {
            TellNews();
            if (command.Connection != _connection)
            {
                command.Caller.SetException(new TimeoutException("The connection broke."));
                return;
            }

            command.Replied?.Invoke(reply, executedAt);
            command.Caller.SetResult(reply);
        });
    }

    private void ArriveAgain<T>(Command<T> command)
    {
        if (Reaches(command))
        {
            command.Run();
        }
    }

    private bool Reaches<T>(Command<T> command) => server.IsUp && command.Life == server.Life;

    private void Fail<T>(Command<T> command) => scheduler.At(
        command.Deadline, gate, () => command.Caller.SetException(new TimeoutException("No answer in time.")));
}
