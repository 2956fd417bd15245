using Storefront.Catalog;

namespace Storefront.Orders;

/// <summary>One page of what a user has bought.</summary>
/// <param name="Count">All orders so far: it only grows, and so serves as a version.</param>
/// <param name="Spent">What they cost together.</param>
public sealed record OrderHistory(int UserId, int Page, int Pages, int Count, Money Spent, IReadOnlyList<PastOrder> Orders);
