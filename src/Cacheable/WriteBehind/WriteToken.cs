using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Cacheable.WriteBehind;

/// <summary>Tells one write, or one claim, from every other of every instance.</summary>
internal static class WriteToken
{
    public static long New()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }
}
