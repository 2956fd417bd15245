namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>How often names were read from the database.</summary>
internal sealed class LoadCount
{
    private int _value;

    public int Value => Volatile.Read(ref _value);

    public void Increment() => Interlocked.Increment(ref _value);
}
