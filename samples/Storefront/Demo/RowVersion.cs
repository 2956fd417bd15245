namespace Storefront.Demo;

/// <summary>A row and the version of it that an answer showed, read from <c>product:12@3</c>.</summary>
/// <param name="Row">The row, packed: its kind above, its id below.</param>
internal readonly record struct RowVersion(long Row, int Version);
