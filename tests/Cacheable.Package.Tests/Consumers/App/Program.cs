using App;
using Cacheable;
using Library;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");

var greeter = new Greeter();
var timetable = new Timetable();
builder.Services.AddSingleton<IGreeter>(greeter);
builder.Services.AddSingleton<ITimetable>(timetable);
builder.Services.AddCacheable(cache =>
{
    if (args is ["--redis", var address])
    {
        cache.UseRedis(address, redis => redis.CommandTimeout = TimeSpan.FromSeconds(10)).Configure(options => options.WaitForFill = true);
    }
});

await using var app = builder.Build();
await app.StartAsync();

var greetings = app.Services.GetRequiredService<IGreeter>();
await greetings.GreetAsync("Ada");
Console.WriteLine($"app: {await greetings.GreetAsync("Ada")}, {greeter.Loads} load of 2 calls");

var trains = app.Services.GetRequiredService<ITimetable>();
await trains.GetDepartureAsync(7);
Console.WriteLine($"library: {(await trains.GetDepartureAsync(7))!.At:HH:mm}, {timetable.Loads} load of 2 calls");

await trains.DelayAsync(7, minutes: 5);
Console.WriteLine($"library after a write: {(await trains.GetDepartureAsync(7))!.At:HH:mm}, {timetable.Loads} loads of 3 calls");

await app.StopAsync();
