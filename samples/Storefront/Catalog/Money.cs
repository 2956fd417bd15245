using System.Globalization;

namespace Storefront.Catalog;

/// <summary>An amount in euro.</summary>
public readonly record struct Money(long Cents)
{
    public static Money operator +(Money left, Money right) => new(left.Cents + right.Cents);

    public static Money Add(Money left, Money right) => left + right;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"€{Cents / 100m:N2}");
}
