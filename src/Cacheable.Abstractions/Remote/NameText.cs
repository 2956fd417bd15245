using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Cacheable.KeyTemplates;

namespace Cacheable.Remote;

/// <summary>
/// How tiers, messages and logs call a name: as it is written up to 512 bytes of UTF-8; beyond that by the segments that fit, the
/// beginning of the next one, a <c>*</c> and a hash of the whole. Never more than 1,024 bytes.
/// </summary>
/// <remarks>
/// <para>No key, prefix or tag holds a <c>*</c>, so nobody can write what another's long name is shortened to; and the hash is
/// SHA-256, 128 bits of it, so nobody can find a second name for it. It is taken over UTF-16 code units: lone surrogates are one
/// text in UTF-8 and are to be two.</para>
/// <para>The first three segments are shortened one by one, so that those of a name are the names of the prefixes it lies below:
/// the first two say in which group it lies, and the process remembers deeper prefixes by their first three.</para>
/// </remarks>
internal static class NameText
{
    private const int MostBytes = 512;
    private const int BytesOfCharacter = 3;
    private const int SegmentsApart = 3;
    private const int HeadLength = 48;
    private const int HashLength = 16;

    /// <summary>What a key, a prefix without its <c>:*</c>, or a tag is called.</summary>
    public static string Of(string text) => IsShort(text) ? text : Shorten(text, prefixes: []);

    /// <inheritdoc cref="Of(string)"/>
    /// <param name="text">A key.</param>
    /// <param name="prefixes">Takes what the prefix at each <c>:</c> is called.</param>
    public static string Of(string text, string[] prefixes) => IsShort(text) ? Split(text, prefixes) : Shorten(text, prefixes);

    /// <summary>Writes down the prefixes of a text that is a name already.</summary>
    public static string Split(string text, string[] prefixes)
    {
        var from = 0;
        for (var index = 0; index < prefixes.Length; index++)
        {
            var separator = text.IndexOf(KeyGrammar.Separator, from);
            prefixes[index] = text[..separator];
            from = separator + 1;
        }

        return text;
    }

    /// <summary>How many prefixes a key has.</summary>
    public static int CountPrefixes(string text) => text.AsSpan().Count(KeyGrammar.Separator);

    private static bool IsShort(string text) =>
        text.Length <= MostBytes / BytesOfCharacter || Encoding.UTF8.GetByteCount(text) <= MostBytes;

    private static string Shorten(string text, Span<string> prefixes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // What stays of the name, and where the first segment begins that does not.
        var (kept, rest) = (string.Empty, 0);
        var (bytes, hashed) = (0, 0);
        for (var (depth, from) = (1, 0); ; depth++)
        {
            var separator = text.IndexOf(KeyGrammar.Separator, from);
            var end = separator < 0 ? text.Length : separator;
            bytes += Encoding.UTF8.GetByteCount(text.AsSpan(from, end - from)) + Math.Min(depth - 1, 1);
            var fits = bytes <= MostBytes;
            var name = string.Empty;
            if (fits)
            {
                name = text[..end];
            }
            else if (depth <= SegmentsApart || separator < 0 || !prefixes.IsEmpty)
            {
                hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan(hashed, end - hashed)));
                hashed = end;
                name = $"{kept}{(depth > 1 ? KeyGrammar.Separator : null)}{HeadOf(text.AsSpan(rest))}{KeyGrammar.Wildcard}{TextOf(hash)}";
            }

            if (separator < 0)
            {
                return name;
            }

            if (!prefixes.IsEmpty)
            {
                prefixes[depth - 1] = name;
            }

            from = separator + 1;
            if (fits || depth <= SegmentsApart)
            {
                (kept, rest) = (name, from);
            }
        }
    }

    // Not the whole of a segment: what a pasted document begins with says enough.
    private static ReadOnlySpan<char> HeadOf(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(KeyGrammar.Separator);
        var head = rest[..Math.Min(end < 0 ? rest.Length : end, HeadLength)];
        return head is [.., var last] && char.IsHighSurrogate(last) ? head[..^1] : head;
    }

    private static string TextOf(IncrementalHash hash)
    {
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetCurrentHash(whole);
        return Base64Url.EncodeToString(whole[..HashLength]);
    }
}
