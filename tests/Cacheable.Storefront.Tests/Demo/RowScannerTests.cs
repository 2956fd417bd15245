using System.Text;
using Storefront.Demo;

namespace Cacheable.Storefront.Tests.Demo;

public sealed class RowScannerTests
{
    private readonly List<RowVersion> _rows = [];

    [Fact]
    public void Every_row_of_a_page_is_found()
    {
        RowScanner.ScanPage(Encoding.UTF8.GetBytes("""<a data-row="product:12@3">x</a><b data-row="reviews:12@40">y</b>"""), _rows);

        Assert.Equal([3, 40], _rows.Select(row => row.Version));
        Assert.Equal(2, _rows.Select(row => row.Row).Distinct().Count());
    }

    [Fact]
    public void A_page_and_an_answer_name_a_row_alike()
    {
        RowScanner.ScanPage("""<i data-row="cart:4@2">"""u8, _rows);
        var shown = Assert.Single(_rows);

        RowScanner.ScanHeader("orders:4@7 cart:4@2", _rows);

        Assert.Contains(shown, _rows);
        Assert.Equal(2, _rows.Count);
    }

    [Fact]
    public void An_answer_without_rows_has_none()
    {
        RowScanner.ScanHeader(string.Empty, _rows);

        Assert.Empty(_rows);
    }

    [Theory]
    [InlineData("product:12")]
    [InlineData("product@3")]
    [InlineData("planet:12@3")]
    public void A_row_that_cannot_be_read_is_not_passed_over(string text) =>
        Assert.Throws<FormatException>(() => RowScanner.ScanHeader(text, _rows));
}
