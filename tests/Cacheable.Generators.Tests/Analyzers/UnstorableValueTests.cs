using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class UnstorableValueTests
{
    [Fact]
    public async Task The_message_gives_the_path_to_the_offending_member()
    {
        var message = await Review.MessageAsync("""
            public interface IReportService
            {
                [Cached("report:<year>", Ttl = "1h")]
                Task<IReadOnlyList<Report>> {|CACHE0203:GetReportsAsync|}(int year);
            }

            public sealed record Report(int Year, Part Part);

            public sealed record Part(string Name, Stream Data);
            """);

        Assert.Equal(
            "'IReportService.GetReportsAsync' caches 'IReadOnlyList<Report>[].Part.Data', which cannot be stored in L2: it is a stream; "
            + "return a type that can be stored, or write 'Tiers = CacheTiers.L1'",
            message);
    }

    [Fact]
    public Task Queries_delegates_objects_and_open_hierarchies_are_refused() => Review.ExpectAsync("""
        public interface IReportService
        {
            [Cached("a", Ttl = "1h")]
            Task<Page> {|CACHE0203:QueryAsync|}();

            [Cached("b", Ttl = "1h")]
            Task<Func<int>> {|CACHE0203:DelegateAsync|}();

            [Cached("c", Ttl = "1h", Negative = "15s")]
            ValueTask<object?> {|CACHE0203:ObjectAsync|}();

            [Cached("d", Ttl = "1h")]
            Task<Shape> {|CACHE0203:AbstractAsync|}();

            [Cached("e", Ttl = "1h")]
            Task<Stream> {|CACHE0203:StreamAsync|}();
        }

        public abstract record Shape;

        public sealed record Page(IQueryable<int> Years);
        """);

    [Fact]
    public async Task What_is_read_once_is_refused_in_L1_too()
    {
        var message = await Review.MessageAsync("""
            public interface IReportService
            {
                [Cached("years", Ttl = "1h", Tiers = CacheTiers.L1)]
                Task<Stream> {|CACHE0203:GetYearsAsync|}();

                [Cached("totals", Ttl = "1h", Tiers = CacheTiers.L1)]
                Task<Func<int>> GetTotalsAsync();
            }
            """);

        Assert.EndsWith("return a list or an array, because the first caller would use it up for all others, in L1 too", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_serializer_of_the_methods_own_can_store_is_its_own_affair_but_for_what_is_read_once()
    {
        var message = await Review.MessageAsync("""
            public interface IReportService
            {
                [Cached("a", Ttl = "1h", Serializer = typeof(Shapes))]
                Task<Shape> GetShapeAsync();

                [Cached("b", Ttl = "1h", Serializer = typeof(Shapes))]
                Task<Report> GetReportAsync();

                [Cached("c", Ttl = "1h", Negative = "15s", Serializer = typeof(Shapes))]
                ValueTask<object?> GetAnythingAsync();

                [Cached("d", Ttl = "1h", Serializer = typeof(Shapes))]
                Task<Stream> {|CACHE0203:GetStreamAsync|}();
            }

            public abstract record Shape;

            public sealed record Report(int Year, Stream Data);

            public sealed class Shapes : ICacheSerializer
            {
                public string Id => "shapes";

                public void Serialize<TValue>(TValue value, System.Buffers.IBufferWriter<byte> destination) => throw new NotSupportedException();

                public TValue? Deserialize<TValue>(System.Buffers.ReadOnlySequence<byte> source) => throw new NotSupportedException();
            }
            """);

        Assert.StartsWith("'IReportService.GetStreamAsync' caches", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Data_is_stored_and_behaviour_stays_in_L1() => Review.ExpectNothingAsync("""
        using System.Text.Json.Serialization;

        public interface IReportService
        {
            [Cached("a:<year>", Ttl = "1h")]
            Task<Dictionary<string, Node?>> GetTreeAsync(int year);

            [Cached("b", Ttl = "1h")]
            ValueTask<(int Count, decimal? Total)> GetTotalsAsync();

            [Cached("c", Ttl = "1h")]
            Task<Shape> GetShapeAsync();

            [Cached("d", Ttl = "1h", Tiers = CacheTiers.L1)]
            Task<Func<int>> GetFactoryAsync();
        }

        public sealed record Node(string Name, IReadOnlyList<Node> Children)
        {
            [JsonIgnore]
            public object? Tag { get; init; }
        }

        [JsonDerivedType(typeof(Circle), "circle")]
        public abstract record Shape;

        public sealed record Circle(double Radius) : Shape;
        """);
}
