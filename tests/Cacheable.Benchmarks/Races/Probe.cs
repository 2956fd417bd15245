using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;

namespace Cacheable.Benchmarks.Races;

/// <summary>One line of the matrix: a schedule in one mode, forced upon each library.</summary>
/// <param name="Part">What it belongs to.</param>
/// <param name="What">The schedule and the mode.</param>
/// <param name="Right">What a library that is right shows.</param>
/// <param name="RunAsync">Forces it upon one library.</param>
internal sealed record Probe(string Part, string What, string Right, Func<Library, RedisGround, Task<Cell>> RunAsync);
