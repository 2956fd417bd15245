using System.Buffers.Binary;
using Cacheable.Serialization;

namespace Cacheable.Simulation.Payloads;

/// <summary>What becomes of a payload on its way: by faults, by other writers, by somebody who makes the checksum fit.</summary>
internal static class Mutation
{
    // The fields before the checksum, from the flags on.
    private const int FirstField = 2;
    private const int Fields = PayloadHeader.Size - sizeof(ulong);

    /// <summary>Changes <paramref name="payload"/> once or several times.</summary>
    /// <param name="random">Decides how.</param>
    /// <param name="payload">The payload; it stays as it is.</param>
    /// <param name="other">Another, for what is mixed.</param>
    /// <param name="isForged">Whether the checksum was made to fit what came of it.</param>
    public static byte[] Of(Random random, byte[] payload, byte[] other, out bool isForged)
    {
        var mutant = payload.ToArray();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            mutant = Once(random, mutant, other);
        }

        isForged = random.Next(8) == 0 && mutant.Length >= PayloadHeader.Size;
        if (isForged)
        {
            if (random.Next(2) == 0)
            {
                Lie(random, mutant);
            }

            PayloadHeader.Seal(mutant);
        }

        return mutant;
    }

    private static byte[] Once(Random random, byte[] bytes, byte[] other) => random.Next(9) switch
    {
        0 => Flipped(random, bytes),
        1 => bytes[..random.Next(bytes.Length + 1)],
        2 => bytes[random.Next(bytes.Length + 1)..],
        3 => Without(random, bytes),
        4 => [.. bytes, .. Noise(random, random.Next(1, 40))],
        5 => Repeated(random, bytes),
        6 => [.. bytes[..random.Next(bytes.Length + 1)], .. other[random.Next(other.Length + 1)..]],
        7 => [.. other[..Math.Min(PayloadHeader.Size, other.Length)], .. bytes[Math.Min(PayloadHeader.Size, bytes.Length)..]],
        _ => Overwritten(random, bytes),
    };

    private static byte[] Flipped(Random random, byte[] bytes)
    {
        for (var flips = bytes.Length == 0 ? 0 : random.Next(1, 9); flips > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    private static byte[] Without(Random random, byte[] bytes)
    {
        var (from, to) = Range(random, bytes.Length);
        return [.. bytes[..from], .. bytes[to..]];
    }

    private static byte[] Repeated(Random random, byte[] bytes)
    {
        var (from, to) = Range(random, bytes.Length);
        return [.. bytes[..to], .. bytes[from..]];
    }

    private static byte[] Overwritten(Random random, byte[] bytes)
    {
        var (from, to) = Range(random, bytes.Length);
        random.NextBytes(bytes.AsSpan(from, to - from));
        return bytes;
    }

    private static (int From, int To) Range(Random random, int length)
    {
        var from = random.Next(length + 1);
        return (from, random.Next(from, length + 1));
    }

    private static byte[] Noise(Random random, int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    // Flags, hashes, moments and lengths that nobody wrote; the length most of all, because buffers are made by it.
    private static void Lie(Random random, byte[] bytes)
    {
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Fields - sizeof(uint)), (uint)random.NextInt64(1L << random.Next(1, 33)));
            return;
        }

        bytes[random.Next(FirstField, Fields)] = (byte)random.Next(256);
    }
}
