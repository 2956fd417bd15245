using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cacheable;

/// <summary>What <c>&lt;email:hash&gt;</c> writes: 128 bits of SHA-256 in 32 lower-case hexadecimal digits.</summary>
/// <remarks>
/// Over UTF-16 code units, as long names are: lone surrogates are one text in UTF-8 and are to be two. 128 bits, because nobody finds
/// two values with one hash; no secret is mixed in, so that every instance and every build writes the same.
/// </remarks>
internal static class HashedText
{
    private const int Length = 16;

    /// <summary>The hash of a text that is escaped already.</summary>
    public static string Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return Convert.ToHexStringLower(hash[..Length]);
    }
}
