using System.Reflection;
using Cacheable.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cacheable.Tests.Configuration;

public sealed class OptionSettingsTests
{
    /// <summary>Every option that can be written, by its path.</summary>
    private static readonly Dictionary<string, (PropertyInfo Property, Func<CacheableOptions, object> Owner)> Options =
        typeof(CacheableOptions).GetProperties().Where(static property => property.CanWrite)
            .Select(static property => (property.Name, Property: property, Owner: new Func<CacheableOptions, object>(static options => options)))
            .Concat(typeof(WriteBehindOptions).GetProperties()
                .Select(static property => ("WriteBehind:" + property.Name, Property: property, Owner: new Func<CacheableOptions, object>(static options => options.WriteBehind))))
            .ToDictionary(static option => option.Item1, static option => (option.Property, option.Owner));

    public static TheoryData<string> Names => [.. Options.Keys];

    [Fact]
    public void Every_option_has_a_name_and_every_name_is_one() =>
        Assert.Equal(Options.Keys.Order(StringComparer.Ordinal), OptionSettings.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_is_set_by_its_own_name_and_is_its_default_without(string name)
    {
        var (property, owner) = Options[name];
        var untouched = new CacheableOptions();
        var (text, value) = Another(property.GetValue(owner(untouched)), property.PropertyType);
        var options = new CacheableOptions();

        OptionSettings.Apply(options, new Dictionary<string, string> { [name] = text });

        Assert.Equal(value, property.GetValue(owner(options)));
        Assert.All(
            Options.Where(option => option.Key != name),
            option => Assert.Equal(option.Value.Property.GetValue(option.Value.Owner(untouched)), option.Value.Property.GetValue(option.Value.Owner(options))));
    }

    [Fact]
    public void Configuration_comes_after_what_code_sets()
    {
        using var provider = new ServiceCollection()
            .AddSingleton<IConfiguration>(new Configured(("L1Capacity", "77"), ("WriteBehind:DrainTimeout", "0s")).Root)
            .AddCacheable(static cache => cache.Configure(static options => (options.L1Capacity, options.BreakAfter) = (55, 5)))
            .BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<CacheableOptions>>().Value;

        Assert.Equal((77, 5, TimeSpan.Zero), (options.L1Capacity, options.BreakAfter, options.WriteBehind.DrainTimeout));
    }

    private static (string Text, object Value) Another(object? value, Type type) => value switch
    {
        bool isOn => ((!isOn).ToString(), !isOn),
        Enum => ("1", Enum.ToObject(type, 1)) is var (_, other) && !Equals(other, value) ? (other.ToString()!, other) : (Enum.ToObject(type, 2).ToString()!, Enum.ToObject(type, 2)),
        int => ("4321", 4321),
        long => ("4321", 4321L),
        _ when (Nullable.GetUnderlyingType(type) ?? type) == typeof(TimeSpan) => ("43m", TimeSpan.FromMinutes(43)),
        _ when (Nullable.GetUnderlyingType(type) ?? type) == typeof(int) => ("4321", 4321),
        _ when (Nullable.GetUnderlyingType(type) ?? type) == typeof(long) => ("4321", 4321L),
        _ => throw new NotSupportedException($"No other value is known for {type}."),
    };
}
