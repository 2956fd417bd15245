using System.Collections.Concurrent;
using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>Keeps what it hears, and lets a test wait for it.</summary>
public sealed class RecordingObserver : IRemoteTierObserver
{
    public static string Fence { get; } = FenceOf(group: 0);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _heard = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _messages = new();
    private readonly ConcurrentQueue<RemoteInvalidation> _invalidations = new();
    private TaskCompletionSource _connected = New();
    private TaskCompletionSource _disconnected = New();

    public IReadOnlyCollection<string> Messages => _messages;

    public IReadOnlyCollection<RemoteInvalidation> Invalidations => _invalidations;

    /// <summary>Completes when the observer is connected.</summary>
    public Task Connected => Volatile.Read(ref _connected).Task;

    /// <summary>Completes when the observer is disconnected after it was connected.</summary>
    public Task Disconnected => Volatile.Read(ref _disconnected).Task;

    /// <summary>How the fence of a group is written among the messages.</summary>
    public static string FenceOf(int group) => $"(fence of {group})";

    /// <summary>How the end of a lease on <paramref name="key"/> is written among the messages.</summary>
    public static string Released(string key) => $"(released {key})";

    public Task Heard(string message) => _heard.GetOrAdd(message, static _ => New()).Task;

    public void OnInvalidated(RemoteInvalidation invalidation)
    {
        _invalidations.Enqueue(invalidation);
        Hear(invalidation.Name.ToString());
    }

    public void OnFenced(int group) => Hear(FenceOf(group));

    public void OnReleased(string key) => Hear(Released(key));

    public void OnConnected()
    {
        Volatile.Write(ref _disconnected, New());
        _connected.TrySetResult();
    }

    public void OnDisconnected()
    {
        Volatile.Write(ref _connected, New());
        _disconnected.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Hear(string message)
    {
        _messages.Enqueue(message);
        _heard.GetOrAdd(message, static _ => New()).TrySetResult();
    }
}
