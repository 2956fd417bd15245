namespace Storefront.Data.Seeding;

/// <summary>Draws ranks from 1 to <c>n</c> with probability proportional to <c>1 / rank^skew</c> (Zipf's law), by inverting the summed law.</summary>
public sealed class ZipfTable
{
    private readonly double[] _sums;

    public ZipfTable(int count, double skew)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _sums = new double[count];
        var sum = 0.0;
        for (var rank = 1; rank <= count; rank++)
        {
            sum += Math.Pow(rank, -skew);
            _sums[rank - 1] = sum;
        }
    }

    /// <summary>The rank for a number drawn uniformly from [0, 1).</summary>
    public int Rank(double uniform)
    {
        var index = Array.BinarySearch(_sums, uniform * _sums[^1]);
        return Math.Min(index < 0 ? ~index : index + 1, _sums.Length - 1) + 1;
    }
}
