using System.Text;
using Cacheable.Faults.Network;

namespace Cacheable.Faults.Tests.Network;

public sealed class RespFrameTests
{
    [Theory]
    [InlineData("+OK\r\n")]
    [InlineData("-ERR no\r\n")]
    [InlineData(":42\r\n")]
    [InlineData("_\r\n")]
    [InlineData("$3\r\na\r\n\r\n")]
    [InlineData("$0\r\n\r\n")]
    [InlineData("$-1\r\n")]
    [InlineData("*-1\r\n")]
    [InlineData("*0\r\n")]
    [InlineData("*2\r\n$4\r\nPING\r\n:1\r\n")]
    [InlineData("*2\r\n*1\r\n$1\r\na\r\n*2\r\n:1\r\n$-1\r\n")]
    [InlineData(">3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$1\r\nm\r\n")]
    [InlineData("%1\r\n+a\r\n~2\r\n:1\r\n:2\r\n")]
    [InlineData("|1\r\n+ttl\r\n:9\r\n$1\r\na\r\n")]
    [InlineData("=7\r\ntxt:abc\r\n")]
    public void A_value_ends_where_it_ends_and_no_earlier(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);

        Assert.Equal(bytes.Length, RespFrame.LengthOf([.. bytes, .. "+NEXT\r\n"u8]));
        for (var part = 0; part < bytes.Length; part++)
            Assert.Equal(-1, RespFrame.LengthOf(bytes.AsSpan(0, part)));
    }

    [Fact]
    public void A_command_is_known_by_its_name()
    {
        var frame = "*3\r\n$7\r\nEVALSHA\r\n$2\r\nab\r\n$1\r\n0\r\n"u8;

        Assert.True(RespFrame.IsCommand(frame, "EVAL"u8));
        Assert.False(RespFrame.IsCommand(frame, "SUBSCRIBE"u8));
        Assert.False(RespFrame.IsCommand("+OK\r\n"u8, "OK"u8));
    }

    [Fact]
    public void A_message_is_told_from_a_reply()
    {
        Assert.True(RespFrame.IsMessage("*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$1\r\nm\r\n"u8));
        Assert.True(RespFrame.IsMessage(">3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$1\r\nm\r\n"u8));
        Assert.False(RespFrame.IsMessage("*3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n"u8));
    }
}
