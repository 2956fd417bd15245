using App;
using Cacheable;
using Cacheable.Remote;
using Library;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");

var greeter = new Greeter();
var timetable = new Timetable();
var baskets = new Baskets();
builder.Services.AddSingleton<IGreeter>(greeter);
builder.Services.AddSingleton<ITimetable>(timetable);
if (args is ["--redis", ..])
{
    // Queued writes lie in L2.
    builder.Services.AddSingleton<IBaskets>(baskets);
}

builder.Services.AddCacheable(cache =>
{
    if (args is ["--redis", var address, var name])
    {
        cache.UseRedis(address, redis => (redis.CommandTimeout, redis.Namespace) = (TimeSpan.FromSeconds(10), name)).Configure(options =>
        {
            options.WaitForFill = true;
            options.WriteBehind.Durability = WriteBehindDurability.Memory;
        });
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

if (app.Services.GetService<IBaskets>() is { } queued)
{
    var id = Guid.NewGuid().ToString();
    await queued.SaveAsync(id, new Basket(Apples: 1));
    await queued.SaveAsync(id, new Basket(Apples: 2));
    Console.WriteLine($"queued: {(await queued.FindAsync(id))!.Apples} apples are read, {baskets.Writes} writes so far");
}

await app.StopAsync();
Console.WriteLine($"stopped: {baskets.Writes} write, {baskets.Rows.Values.Sum(basket => basket.Apples)} apples in the table");
