using System.Runtime.ExceptionServices;
using Cacheable.Keys;

namespace Cacheable.FailSafe;

/// <summary>A load that failed.</summary>
/// <param name="Failure">What it threw, with the stack of the throw.</param>
/// <param name="Stamp">When its flight began, by the invalidations known.</param>
/// <param name="At">When it failed.</param>
/// <param name="For">For how long it is remembered.</param>
internal sealed record RememberedFailure(ExceptionDispatchInfo Failure, EntryStamp Stamp, long At, TimeSpan For);
