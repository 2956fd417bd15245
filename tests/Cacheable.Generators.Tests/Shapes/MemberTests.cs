using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class MemberTests
{
    [Fact]
    public void Properties_indexers_and_events_go_to_the_inner_service() => Snapshot.Verify("""
        using System.Diagnostics.CodeAnalysis;

        namespace Shop;

        public interface IMembers
        {
            [Cached("a", Ttl = "5m")] int Get();
            string Name { get; set; }
            int WriteOnly { set; }
            int InitOnly { get; init; }
            [AllowNull] string Text { get; set; }
            ref int Reference { get; }
            string? this[int index, string key] { get; set; }
            event EventHandler<int>? Changed;
            [Obsolete] int Old { get; }
        }
        """);

    [Fact]
    public void An_obsolete_interface_is_decorated_without_a_warning() => GeneratorRun.Of("""
        [Obsolete("use another", error: true)]
        public interface IOld
        {
            [Cached("a:<id>", Ttl = "5m")] int Get(int id);
        }
        """);
}
