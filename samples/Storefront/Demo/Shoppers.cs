using System.Diagnostics;
using System.Net;
using System.Text;
using Storefront.Pages;

namespace Storefront.Demo;

/// <summary>Shoppers over real HTTP, each with one request at a time, who take the requests of the plan in its order.</summary>
internal sealed class Shoppers(LoadPlan plan, IReadOnlyList<Uri> instances, int count) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private long _next = -1;

    /// <summary>Shops for <paramref name="duration"/>; the next call goes on where this one ended.</summary>
    public async Task<IReadOnlyList<ShopperLog>> ShopAsync(TimeSpan duration, Action<double> progress)
    {
        var startedAt = Stopwatch.GetTimestamp();
        using var timer = new Timer(_ => progress(Math.Min(1, Stopwatch.GetElapsedTime(startedAt) / duration)), null, 100, 100);
        return await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(() => ShopAsync(startedAt, duration))));
    }

    public void Dispose() => _client.Dispose();

    private async Task<ShopperLog> ShopAsync(long startedAt, TimeSpan duration)
    {
        var log = new ShopperLog();
        List<RowVersion> rows = [];
        while (Stopwatch.GetElapsedTime(startedAt) < duration)
        {
            var request = plan.At(Interlocked.Increment(ref _next));
            var sentAt = Stopwatch.GetTimestamp();
            try
            {
                await SendAsync(request, rows);
                var answeredAt = Stopwatch.GetTimestamp();
                log.Latencies.RecordValue((long)Stopwatch.GetElapsedTime(sentAt, answeredAt).TotalMicroseconds);
                Note(request, rows, sentAt, answeredAt, log);
            }
            catch (Exception exception) when (exception is HttpRequestException or FormatException or OperationCanceledException)
            {
                log.Errors++;
                log.FirstError ??= $"{request.Kind} {request.Path}: {exception.Message}";
            }
        }

        return log;
    }

    private async Task SendAsync(ShopRequest request, List<RowVersion> rows)
    {
        using var message = new HttpRequestMessage(request.Form is null ? HttpMethod.Get : HttpMethod.Post, new Uri(instances[request.Instance], request.Path));
        if (request.Form is { } form)
            message.Content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");

        using var response = await _client.SendAsync(message);
        var body = await response.Content.ReadAsByteArrayAsync();
        var wanted = request.Form is null ? HttpStatusCode.OK : HttpStatusCode.SeeOther;
        if (response.StatusCode != wanted)
            throw new HttpRequestException($"The shop answered {(int)response.StatusCode} instead of {(int)wanted}.");

        if (request.Form is null)
            RowScanner.ScanPage(body, rows);
        else
            RowScanner.ScanHeader(response.Headers.TryGetValues(Row.Header, out var values) ? values.Single() : string.Empty, rows);
    }

    private static void Note(ShopRequest request, List<RowVersion> rows, long sentAt, long answeredAt, ShopperLog log)
    {
        var isWrite = request.Form is not null;
        var observations = isWrite ? log.Writes : log.Reads;
        foreach (var row in rows)
            observations.Add(new Observation(row.Row, row.Version, isWrite ? answeredAt : sentAt, request.Instance));
    }
}
