using System.Security.Cryptography;
using System.Text;

namespace Cacheable.Generators.Reuse;

/// <summary>Stands for a text: two texts with one digest are the same text for all that anybody can find out.</summary>
internal readonly record struct Digest(ulong High, ulong Low)
{
    // Any odd numbers do: what is mixed is random already.
    private const ulong HighFactor = 0x9E3779B97F4A7C15;
    private const ulong LowFactor = 0xC2B2AE3D27D4EB4F;

    public static Digest Of(string text)
    {
        using var hash = SHA256.Create();
        var bytes = hash.ComputeHash(Encoding.Unicode.GetBytes(text));
        return new Digest(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, sizeof(ulong)));
    }

    /// <summary>The digest of what this one stands for, followed by <paramref name="next"/>.</summary>
    public Digest Then(Digest next) => new((High * HighFactor) ^ next.High, (Low * LowFactor) ^ next.Low);

    public Digest Then(long number) => Then(new Digest((ulong)number, ~(ulong)number));
}
