using System.IO.Compression;
using K4os.Compression.LZ4;
using ZstdSharp;

namespace Cacheable.Benchmarks.Compression;

/// <summary>A way to make a body shorter, from one buffer into another.</summary>
internal abstract record Compressor(string Name)
{
    public static IReadOnlyList<Compressor> All { get; } = [new Lz4(), new Zstd(), new Brotli(0), new Brotli(1), new Deflate()];

    public abstract int Shrink(ReadOnlySpan<byte> body, Span<byte> destination);

    public abstract int Expand(ReadOnlySpan<byte> shrunk, Span<byte> destination);

    private sealed record Lz4() : Compressor("LZ4, fast")
    {
        public override int Shrink(ReadOnlySpan<byte> body, Span<byte> destination) => LZ4Codec.Encode(body, destination, LZ4Level.L00_FAST);

        public override int Expand(ReadOnlySpan<byte> shrunk, Span<byte> destination) => LZ4Codec.Decode(shrunk, destination);
    }

    private sealed record Zstd() : Compressor("Zstandard, level 1")
    {
        private static readonly ZstdSharp.Compressor Wrapping = new(1);
        private static readonly Decompressor Unwrapping = new();

        public override int Shrink(ReadOnlySpan<byte> body, Span<byte> destination) => Wrapping.Wrap(body, destination);

        public override int Expand(ReadOnlySpan<byte> shrunk, Span<byte> destination) => Unwrapping.Unwrap(shrunk, destination);
    }

    private sealed record Brotli(int Quality) : Compressor($"Brotli, quality {Quality}")
    {
        private const int Window = 22;

        public override int Shrink(ReadOnlySpan<byte> body, Span<byte> destination) =>
            BrotliEncoder.TryCompress(body, destination, out var written, Quality, Window) ? written : -1;

        public override int Expand(ReadOnlySpan<byte> shrunk, Span<byte> destination) =>
            BrotliDecoder.TryDecompress(shrunk, destination, out var written) ? written : -1;
    }

    private sealed record Deflate() : Compressor("Deflate, fastest")
    {
        public override int Shrink(ReadOnlySpan<byte> body, Span<byte> destination)
        {
            using var shrunk = new MemoryStream();
            using (var stream = new DeflateStream(shrunk, CompressionLevel.Fastest, leaveOpen: true))
            {
                stream.Write(body);
            }

            shrunk.GetBuffer().AsSpan(0, (int)shrunk.Length).CopyTo(destination);
            return (int)shrunk.Length;
        }

        public override int Expand(ReadOnlySpan<byte> shrunk, Span<byte> destination)
        {
            using var stream = new DeflateStream(new MemoryStream(shrunk.ToArray()), CompressionMode.Decompress);
            return stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        }
    }
}
