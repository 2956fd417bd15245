namespace Storefront.Catalog;

public sealed record CategoryLink(int Id, string Name, string Department, int Products);
