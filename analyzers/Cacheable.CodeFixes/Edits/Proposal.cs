using System.Collections.Immutable;

namespace Cacheable.CodeFixes.Edits;

/// <summary>A fix that a user may choose: what the menu says, which fixes belong together in Fix All, and what changes.</summary>
internal sealed record Proposal(string Title, string Kind, ImmutableArray<SourceEdit> Edits);
