namespace Storefront.Carts;

/// <summary>Lets one request at a time change a cart, which is read first and written whole. A shopper's session stays on one instance.</summary>
public sealed class CartTurns
{
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the others who change the cart; the turn ends when it is disposed.</summary>
    public async Task<Turn> TakeAsync(int userId, CancellationToken cancellationToken)
    {
        var turn = _turns[userId % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    public sealed class Turn(SemaphoreSlim taken) : IDisposable
    {
        public void Dispose() => taken.Release();
    }
}
