namespace Storefront.Demo;

/// <summary>What a shopper, or the shopkeeper, does.</summary>
internal enum RequestKind
{
    Home,
    Category,
    Product,
    Search,
    User,
    Cart,
    ChangePrice,
    AddReview,
    Rename,
    AddToCart,
    PlaceOrder,
}
