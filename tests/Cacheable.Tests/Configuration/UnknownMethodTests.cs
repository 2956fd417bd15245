using Cacheable.Configuration;
using Cacheable.Contract;

namespace Cacheable.Tests.Configuration;

/// <summary>What is proposed for the name of a method that is not cached: what was meant, and nothing where nothing was.</summary>
public sealed class UnknownMethodTests
{
    private const string NoMethod = "no method is cached here under that name; ";

    private static readonly KnownMethods Known = new(
        [Plan("IUserService.GetProfileAsync"), Plan("IUserService.GetRateAsync"), Plan("IUserService.GetSync"), Plan("IPages.GetPageAsync")],
        [new CachedTemplateAttribute("gen:<T>:<id>", "IUserService.GenAsync")])
    {
        Writes = ["IUserService.RenameAsync"],
    };

    [Theory]
    [InlineData("IUserService.GetProfilAsync", NoMethod + "write 'Cacheable:Methods:IUserService.GetProfileAsync', or remove it.")]
    [InlineData("IUserService.GetProfile", NoMethod + "write 'Cacheable:Methods:IUserService.GetProfileAsync', or remove it.")]
    [InlineData("UserService.GetProfileAsync", NoMethod + "write 'Cacheable:Methods:IUserService.GetProfileAsync', or remove it.")]
    [InlineData("Shop.Usrs.IUserService.GetSnc", NoMethod + "write 'Cacheable:Methods:Shop.Users.IUserService.GetSync', or remove it.")]
    [InlineData("Shop.Users.IUserService.GenAsync", NoMethod + "write 'Cacheable:Methods:IUserService.GenAsync', or remove it.")]
    [InlineData("GetSync", NoMethod + "write 'Cacheable:Methods:IUserService.GetSync', or remove it.")]
    [InlineData("IUserService.PlainAsync", NoMethod + "remove it.")]
    [InlineData("IStock.CountAsync", NoMethod + "remove it.")]
    [InlineData("IUserService.RenameAsync", "it invalidates and is not cached, and there is no switch for invalidations; remove it.")]
    [InlineData("Shop.Users.IUserService.RenameAsync", "it invalidates and is not cached, and there is no switch for invalidations; remove it.")]
    [InlineData("ICache.GetOrCreateAsync", "the cache by hand has no settings here, because each call says its own; switch it off with all by Enabled, or remove it.")]
    [InlineData("IUserService", "no setting holds for all methods of an interface; name one, as in 'Cacheable:Methods:IUserService.GetProfileAsync', or the profile of its [CacheDefaults].")]
    public void It_says_what_was_meant_or_why_there_is_none(string name, string problem)
    {
        var overrides = new MethodOverrides(new Configured(($"Methods:{name}:Ttl", "1m")).Settings);

        Assert.Equal($"Cacheable:Methods:{name}: {problem}", Assert.Single(ConfigurationCheck.ProblemsOf(overrides, Known)));
    }

    private static CachedMethodPlan Plan(string method) => Plans.Profile with { Method = method, FullName = "Shop.Users." + method };
}
