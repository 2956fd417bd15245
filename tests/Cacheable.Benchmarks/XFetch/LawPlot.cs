using System.Globalization;
using System.Text;

namespace Cacheable.Benchmarks.XFetch;

/// <summary>Draws the measured points beside the law, as an SVG.</summary>
internal static class LawPlot
{
    private const int Width = 760;
    private const int Height = 320;
    private const int PanelWidth = 290;
    private const int PanelHeight = 210;
    private const int Top = 60;
    private const double FirstBeta = 0.4;
    private const double LastBeta = 2.1;

    public static string Of(IReadOnlyList<Point> points)
    {
        var svg = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">")
            .AppendLine(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>");
        Panel(svg, left: 60, "loads for each entry that ends", 8, points, static law => law.Recomputes, static measured => measured.Recomputes);
        Panel(svg, left: 440, "how early the first begins, in load times", 10, points, static law => law.Gap / law.Load, measured => measured.Gap / points[0].Law.Load);
        Legend(svg);
        return svg.AppendLine("</svg>").ToString();
    }

    private static void Panel(
        StringBuilder svg, int left, string title, double most, IReadOnlyList<Point> points, Func<Law, double> law, Func<Measured, double> measured)
    {
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"{Top - 14}\" font-weight=\"bold\" fill=\"#222222\">{title}</text>");
        for (var line = 0; line <= 4; line++)
        {
            var value = most * line / 4;
            svg.AppendLine(CultureInfo.InvariantCulture, $"<line x1=\"{left}\" x2=\"{left + PanelWidth}\" y1=\"{Y(value, most)}\" y2=\"{Y(value, most)}\" stroke=\"#dddddd\"/>");
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{left - 8}\" y=\"{Y(value, most) + 4}\" text-anchor=\"end\" fill=\"#555555\">{value:0.#}</text>");
        }

        foreach (var point in points)
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{X(point.Law.Beta, left)}\" y=\"{Top + PanelHeight + 18}\" text-anchor=\"middle\" fill=\"#555555\">{point.Law.Beta:0.0#}</text>");
        }

        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{left + (PanelWidth / 2)}\" y=\"{Top + PanelHeight + 34}\" text-anchor=\"middle\" fill=\"#555555\">beta</text>");
        var curve = Enumerable.Range(0, 69)
            .Select(static step => FirstBeta + (step * (LastBeta - FirstBeta) / 68))
            .Select(beta => (Beta: beta, Value: law(Law.Of(beta, points[0].Law.Load, points[0].Law.Rate * points[0].Law.Scale))))
            .Where(at => at.Value <= most)
            .Select(at => string.Create(CultureInfo.InvariantCulture, $"{X(at.Beta, left)},{Y(at.Value, most)}"));
        svg.AppendLine(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', curve)}\" fill=\"none\" stroke=\"#888888\" stroke-width=\"1.5\"/>");
        foreach (var point in points)
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"<circle cx=\"{X(point.Law.Beta, left)}\" cy=\"{Y(measured(point.Alone), most)}\" r=\"4\" fill=\"#d1495b\"/>");
            svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{X(point.Law.Beta, left) - 3}\" y=\"{Y(measured(point.Leased), most) - 3}\" width=\"6\" height=\"6\" fill=\"#00798c\"/>");
        }
    }

    private static void Legend(StringBuilder svg) => svg
        .AppendLine("<line x1=\"60\" x2=\"84\" y1=\"20\" y2=\"20\" stroke=\"#888888\" stroke-width=\"1.5\"/><text x=\"90\" y=\"24\" fill=\"#222222\">the law</text>")
        .AppendLine("<circle cx=\"162\" cy=\"20\" r=\"4\" fill=\"#d1495b\"/><text x=\"174\" y=\"24\" fill=\"#222222\">without the lease</text>")
        .AppendLine("<rect x=\"297\" y=\"17\" width=\"6\" height=\"6\" fill=\"#00798c\"/><text x=\"312\" y=\"24\" fill=\"#222222\">with the lease, three instances</text>");

    private static double X(double beta, int left) => Math.Round(left + ((beta - FirstBeta) / (LastBeta - FirstBeta) * PanelWidth), 1);

    private static double Y(double value, double most) => Math.Round(Top + (PanelHeight * (1 - (value / most))), 1);
}
