using System.Buffers;

public interface IChunks
{
    [Cached("chunk:<number>", Ttl = "1m", Tiers = CacheTiers.L1)]
    ValueTask<IMemoryOwner<byte>> {|CACHE0207:RentAsync|}(int number);
}
