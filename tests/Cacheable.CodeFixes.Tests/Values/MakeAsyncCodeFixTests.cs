using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Values;

public class MakeAsyncCodeFixTests
{
    [Fact]
    public Task Interface_implementations_and_callers_turn_together() => FixReview.AppliesAsync(
        "CACHE0209",
        "Return Task<string?>",
        """
        public interface IRates
        {
            [Cached("rate:<currency>", Ttl = "1h")]
            string? GetRate(string currency);
        }

        public class Rates(Dictionary<string, string> rates) : IRates
        {
            public virtual string? GetRate(string currency)
            {
                if (currency.Length == 0)
                    return null;

                return rates[currency];
            }
        }

        public sealed class Doubled(Dictionary<string, string> rates) : Rates(rates)
        {
            public override string? GetRate(string currency) => "2" + currency;
        }

        public sealed class Forwarded(IRates inner) : IRates
        {
            string? IRates.GetRate(string currency) => inner.GetRate(currency);
        }

        public sealed class Failing : IRates
        {
            public string? GetRate(string currency) => throw new NotSupportedException();
        }

        public sealed class Shop(IRates rates)
        {
            /// <summary>Asks <see cref="IRates.GetRate"/>.</summary>
            public async Task<int> LengthAsync(string currency)
            {
                await Task.Yield();
                var name = nameof(IRates.GetRate);
                Func<Task<string?>> get = async () => rates.GetRate(name);
                return rates.GetRate(currency)!.Length + (await get())!.Length;
            }
        }
        """,
        """
        public interface IRates
        {
            [Cached("rate:<currency>", Ttl = "1h")]
            Task<string?> GetRateAsync(string currency);
        }

        public class Rates(Dictionary<string, string> rates) : IRates
        {
            public virtual Task<string?> GetRateAsync(string currency)
            {
                if (currency.Length == 0)
                    return Task.FromResult<string?>(null);

                return Task.FromResult<string?>(rates[currency]);
            }
        }

        public sealed class Doubled(Dictionary<string, string> rates) : Rates(rates)
        {
            public override Task<string?> GetRateAsync(string currency) => Task.FromResult<string?>("2" + currency);
        }

        public sealed class Forwarded(IRates inner) : IRates
        {
            Task<string?> IRates.GetRateAsync(string currency) => inner.GetRateAsync(currency);
        }

        public sealed class Failing : IRates
        {
            public Task<string?> GetRateAsync(string currency) => throw new NotSupportedException();
        }

        public sealed class Shop(IRates rates)
        {
            /// <summary>Asks <see cref="IRates.GetRateAsync"/>.</summary>
            public async Task<int> LengthAsync(string currency)
            {
                await Task.Yield();
                var name = nameof(IRates.GetRateAsync);
                Func<Task<string?>> get = async () => await rates.GetRateAsync(name);
                return (await rates.GetRateAsync(currency))!.Length + (await get())!.Length;
            }
        }
        """);

    [Fact]
    public Task All_methods_turn() => FixReview.AppliesToAllAsync(
        "CACHE0209",
        "Return",
        """
        public interface IRates
        {
            [Cached("rate:<currency>", Ttl = "1h")]
            decimal GetRate(string currency);

            [Cached("names", Ttl = "1h")]
            IReadOnlyList<string> GetNames();

            Task<IReadOnlyList<string>> GetNamesAsync();
        }

        public sealed class Rates : IRates
        {
            public decimal GetRate(string currency) => 1.5m;

            public IReadOnlyList<string> GetNames() => [];

            public Task<IReadOnlyList<string>> GetNamesAsync() => Task.FromResult<IReadOnlyList<string>>([]);
        }
        """,
        """
        public interface IRates
        {
            [Cached("rate:<currency>", Ttl = "1h")]
            Task<decimal> GetRateAsync(string currency);

            [Cached("names", Ttl = "1h")]
            Task<IReadOnlyList<string>> GetNames();

            Task<IReadOnlyList<string>> GetNamesAsync();
        }

        public sealed class Rates : IRates
        {
            public Task<decimal> GetRateAsync(string currency) => Task.FromResult(1.5m);

            public Task<IReadOnlyList<string>> GetNames() => Task.FromResult<IReadOnlyList<string>>([]);

            public Task<IReadOnlyList<string>> GetNamesAsync() => Task.FromResult<IReadOnlyList<string>>([]);
        }
        """);

    [Theory]
    [InlineData("public decimal Get() => rates.GetRate(\"EUR\");")]
    [InlineData("public Func<string, decimal> Get() => rates.GetRate;")]
    [InlineData("public async Task<decimal?> GetAsync() { await Task.Yield(); return rates?.GetRate(\"EUR\"); }")]
    [InlineData("public async Task<decimal> GetAsync() { await Task.Yield(); lock (this) { return rates.GetRate(\"EUR\"); } }")]
    public async Task Where_a_caller_cannot_await_the_entries_stay_in_L1(string caller)
    {
        var before = $$"""
            public interface IRates
            {
                [Cached("rate:<currency>", Ttl = "1h")]
                decimal GetRate(string currency);
            }

            public sealed class Shop(IRates rates)
            {
                {{caller}}
            }
            """;

        await FixReview.AppliesAsync("CACHE0209", string.Empty, before, before.Replace("Ttl = \"1h\"", "Ttl = \"1h\", Tiers = CacheTiers.L1", StringComparison.Ordinal));
    }
}
