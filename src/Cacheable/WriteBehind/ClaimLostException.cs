namespace Cacheable.WriteBehind;

/// <summary>What became of a claimed batch could not be told to the store. Said already; nothing is left to do but to wait for the end of the claim.</summary>
internal sealed class ClaimLostException : Exception;
