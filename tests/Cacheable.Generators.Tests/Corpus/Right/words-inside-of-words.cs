// Near CACHE0108: spinning, shipping and tokens that are counted hold no secret.
public interface IGames
{
    [Cached("game:<spin>:<shipping>:<tokens>", Ttl = "1m")]
    Task<int> PlayAsync(string spin, string shipping, int tokens);

    [Cached("piece:<token>", Ttl = "1m")]
    Task<string> GetPieceAsync(int token);
}
