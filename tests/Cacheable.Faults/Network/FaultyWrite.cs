using System.Net.Sockets;

namespace Cacheable.Faults.Network;

/// <summary>Sends bytes the way a bad line does: late, slowly, in pieces.</summary>
internal readonly struct FaultyWrite(LinkFaults faults, Direction direction)
{
    public async Task SendAsync(Socket to, Memory<byte> bytes)
    {
        if (faults.Stalled.HasFlag(direction))
            await faults.Released;

        if (faults.Delay > TimeSpan.Zero)
            await Pause.For(faults.Delay * Random.Shared.NextDouble());

        var size = faults.PieceSize > 0 ? faults.PieceSize : bytes.Length;
        for (var sent = 0; sent < bytes.Length; sent += size)
        {
            var piece = bytes.Slice(sent, Math.Min(size, bytes.Length - sent));
            while (!piece.IsEmpty)
                piece = piece[await to.SendAsync(piece)..];

            if (size < bytes.Length && !faults.IsHasty)
                await Pause.ForMilliseconds(1);
        }
    }
}
