using Storefront.Demo;
using Storefront.Hosting;

RunOptions options;
try
{
    options = Arguments.Parse(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine("Try --help.");
    return 2;
}

if (options.Help)
{
    Console.WriteLine(Arguments.Help);
    return 0;
}

// SQLite works on the calling thread, so each page that waits for it holds one: do not let the pool grow to that slowly.
ThreadPool.SetMinThreads(options.Clients * 2, options.Clients * 2);

try
{
    if (options.Demo)
        return await DemoCommand.RunAsync(options, Console.Out, plain: Console.IsOutputRedirected);

    await ServeCommand.RunAsync(options, Console.Out);
    return 0;
}
catch (IOException exception)
{
    // A port that is taken, a disk that is full: the message says it all.
    Console.Error.WriteLine(exception.Message);
    return 1;
}
