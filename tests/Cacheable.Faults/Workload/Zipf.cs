namespace Cacheable.Faults.Workload;

/// <summary>Draws numbers below <c>count</c>, the lower the more often, by Zipf's law.</summary>
internal sealed class Zipf
{
    private readonly double[] _sums;

    public Zipf(int count, double skew)
    {
        _sums = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
        {
            sum += Math.Pow(rank + 1, -skew);
            _sums[rank] = sum;
        }
    }

    /// <summary>The number for a draw from [0, 1).</summary>
    public int At(double uniform)
    {
        var index = Array.BinarySearch(_sums, uniform * _sums[^1]);
        return Math.Min(index < 0 ? ~index : index + 1, _sums.Length - 1);
    }
}
