namespace Storefront.Reviews;

public sealed record ReviewText(string Author, int Stars, string Text);
