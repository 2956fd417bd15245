using System.Globalization;

namespace Storefront.Hosting;

/// <summary>Says in each response's headers what the page cost and whether the cache spared the database.</summary>
internal static class PageFactsMiddleware
{
    public static void UsePageFacts(this IApplicationBuilder app, bool cached) => app.Use((context, next) =>
    {
        var facts = new PageFacts(cached);
        context.Features.Set(facts);
        context.Response.OnStarting(() =>
        {
            var milliseconds = facts.Elapsed.TotalMilliseconds.ToString("F2", CultureInfo.InvariantCulture);
            context.Response.Headers["Server-Timing"] = $"page;dur={milliseconds}, sql;desc=\"{facts.DatabaseLoads} commands\"";

            // RFC 9211: a hit when nothing had to be fetched from the origin, which here is the database.
            if (cached)
                context.Response.Headers["Cache-Status"] = facts.DatabaseLoads == 0 ? "Cacheable; hit" : "Cacheable; fwd=miss";

            return Task.CompletedTask;
        });
        return next(context);
    });
}
