namespace Cacheable.Transactions;

/// <summary>Strict mode: a commit was not sent, because the hold on what it changes could not be placed in L2. Nothing was committed.</summary>
public sealed class CacheHoldException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What could not be held and what to do.</param>
    /// <param name="innerException">What L2 said.</param>
    public CacheHoldException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
