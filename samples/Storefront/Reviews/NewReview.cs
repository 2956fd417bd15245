namespace Storefront.Reviews;

/// <param name="UserId">Who writes.</param>
/// <param name="Stars">From 1 to 5.</param>
/// <param name="Text">What is said.</param>
public sealed record NewReview(int UserId, int Stars, string Text);
