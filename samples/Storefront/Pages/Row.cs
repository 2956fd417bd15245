namespace Storefront.Pages;

/// <summary>
/// Names a row and the version of it that a page shows: <c>product:12@3</c>. It stands in the page's HTML
/// (<c>data-row</c>) and in the answer to a write (<c>Storefront-Row</c>), so that the demo can check what a shopper saw.
/// </summary>
internal static class Row
{
    public const string Header = "Storefront-Row";

    public static string Product(int id, int version) => $"product:{id}@{version}";

    public static string Reviews(int productId, int count) => $"reviews:{productId}@{count}";

    public static string User(int id, int version) => $"user:{id}@{version}";

    public static string Orders(int userId, int count) => $"orders:{userId}@{count}";

    public static string Cart(int userId, int version) => $"cart:{userId}@{version}";
}
