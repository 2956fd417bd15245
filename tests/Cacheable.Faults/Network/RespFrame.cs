using System.Buffers.Text;

namespace Cacheable.Faults.Network;

/// <summary>Finds where one value of the Redis protocol (2 or 3) ends.</summary>
internal static class RespFrame
{
    /// <summary>How long the first value is, or -1 while it is not complete.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        var end = 0;
        // Values still to come: an array opens as many as it holds.
        for (var open = 1L; open > 0; open--)
        {
            var line = bytes[end..].IndexOf("\r\n"u8);
            if (line < 0)
                return -1;

            var head = bytes.Slice(end, line);
            end += line + 2;
            if (head.IsEmpty)
                continue;

            switch (head[0])
            {
                case (byte)'$' or (byte)'=' or (byte)'!' when Number(head) is var size and >= 0:
                    if (bytes.Length - end < size + 2)
                        return -1;

                    end += (int)size + 2;
                    break;
                case (byte)'*' or (byte)'>' or (byte)'~':
                    open += Math.Max(0, Number(head));
                    break;
                case (byte)'%':
                    open += 2 * Number(head);
                    break;
                case (byte)'|':
                    // Attributes stand before the value that they belong to.
                    open += (2 * Number(head)) + 1;
                    break;
            }
        }

        return end;
    }

    /// <summary>The name of a command in capitals, as clients send it.</summary>
    public static bool IsCommand(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> prefix)
    {
        // *<n>\r\n$<length>\r\n<name>\r\n
        var first = frame.IndexOf("\r\n"u8);
        var second = first < 0 ? -1 : frame[(first + 2)..].IndexOf("\r\n"u8);
        return second >= 0 && frame[0] == '*' && frame[(first + 2 + second + 2)..].StartsWith(prefix);
    }

    /// <summary>Whether a value from the server is a message of a channel and not a reply.</summary>
    public static bool IsMessage(ReadOnlySpan<byte> frame) =>
        frame.StartsWith("*3\r\n$7\r\nmessage\r\n"u8) || frame.StartsWith(">3\r\n$7\r\nmessage\r\n"u8)
        || frame.StartsWith("*3\r\n$8\r\nsmessage\r\n"u8) || frame.StartsWith(">3\r\n$8\r\nsmessage\r\n"u8);

    private static long Number(ReadOnlySpan<byte> head) => Utf8Parser.TryParse(head[1..], out long number, out _) ? number : 0;
}
