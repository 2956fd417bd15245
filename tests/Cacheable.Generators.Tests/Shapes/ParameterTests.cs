using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class ParameterTests
{
    [Fact]
    public void Names_that_the_decorator_uses_itself() => Snapshot.Verify("""
        namespace Shop;

        [CacheDefaults(Ttl = "5m")]
        public interface INames
        {
            [Cached] Task<int> One(int inner);
            [Cached] Task<int> Two(int key, int cache, int value, int inner, int args, int methods, CancellationToken ct);
            [Cached] Task<int> Three(int ct, int engine, int _inner, int _methods, CancellationToken _);
            [Cached] Task<int> Four(int @class, int @event, int @in);
            [Cached] Task<int> Five(int Item1, int Rest);
            [Cached] Task<int> Six(int _);
            [Cached] Task<int> Seven(int id, int Id, int ID);
            [Cached] Task<int> Methods(int Methods);
            [Cached] Task<int> @return(int toText, int ToString);
            [InvalidatesCache("a:<inner>")] Task Eight(int inner, int args);
            [InvalidatesCache("a:<_>")] Task Nine(int _);
        }
        """);

    [Fact]
    public void Defaults_and_params_compile() => GeneratorRun.Of("""
        namespace Shop;

        public enum Size { Small, Large = 7 }

        [CacheDefaults(Ttl = "5m")]
        public interface IDefaults<T>
        {
            [Cached] Task<int> Enums(Size size = Size.Large, Size? maybe = Size.Small, Size odd = (Size)42);
            [Cached] Task<int> Texts(string a = "quote \" and \\ and \n and {", char c = '\'', string? none = null);
            [Cached] Task<int> Numbers(decimal d = 1.50m, double x = double.NaN, float f = -1.5f, long l = long.MinValue, byte? b = 3);
            [Cached] Task<int> Others(Guid id = default, DateTime when = default, T other = default!, CancellationToken ct = default);
            [Cached] Task<int> Array(params int[] ids);
            [Cached] Task<int> Collection(string a, params IReadOnlyList<string> names);
            int Span(params ReadOnlySpan<int> ids);
        }
        """);

    [Fact]
    public void Optional_parameters_of_code_without_nullable_annotations_compile() => GeneratorRun.Of("""
        #nullable disable
        [CacheDefaults(Ttl = "5m", Negative = "1s")]
        public interface IOld
        {
            [Cached] Task<string> Get(string id = null, List<string> more = null);
            [InvalidatesCache("a:<id>")] Task<string> Set(string id = null);
            string Plain(string id = null);
        }
        """);

    [Fact]
    public void Parameters_by_reference_are_passed_through() => Snapshot.Verify("""
        using System.Diagnostics.CodeAnalysis;

        namespace Shop;

        public interface IReferences
        {
            [Cached("a", Ttl = "5m")] int Cached();
            void Mixed(in int a, ref string b, out decimal c, ref readonly int d, scoped Span<int> e, scoped ref int f);
            bool TryGet(string id, [NotNullWhen(true)] out string? value);
            [return: NotNullIfNotNull(nameof(text))] string? Echo(string? text);
            ref int Reference(int id);
            ref readonly int ReadOnlyReference();
            unsafe int* Pointer(void* p, delegate*<int, void> f);
            Span<byte> Buffer(ReadOnlySpan<char> text);
            void Dynamic(dynamic a, List<dynamic> b);
            [Obsolete("old")] int Old();
            [Obsolete("gone", error: true)] int Gone();
        }
        """);

    [Fact]
    public void Invalidations_carry_what_keys_cannot() => GeneratorRun.Of("""
        using Microsoft.Extensions.DependencyInjection;
        public interface IOrders
        {
            [InvalidatesCache("order:<id>")] Task Save(int id, dynamic body, object raw, Func<int> callback, IServiceProvider services, IProgress<int> progress);
            [InvalidatesCache("orders")] void Import(dynamic body);
        }
        """);
}
