using Cacheable.Faults.Queues;
using Cacheable.Faults.Run;
using Cacheable.Faults.Staleness;
using Cacheable.Faults.Workload;

if (args is [WorkerArguments.Word, ..])
    return await WorkerProgram.RunAsync(WorkerArguments.Parse(args));

if (args is [QueueArguments.Word, ..])
    return await QueueProgram.RunAsync(QueueArguments.Parse(args));

try
{
    var arguments = Arguments.Parse(args);
    return arguments.Mode switch
    {
        "--short" => Math.Max(
            await FaultCommands.RunOnRedisAsync(arguments, Demanded.Short), await FaultCommands.RunOnClusterAsync(arguments, Demanded.ClusterShort)),
        "--long" => await FaultCommands.RunOnRedisAsync(arguments, Demanded.Long),
        "--cluster" => await FaultCommands.RunOnClusterAsync(arguments, arguments.IsBrief ? Demanded.ClusterShort : Demanded.ClusterLong),
        "--write-behind" => await QueueRun.RunAsync(arguments),
        "--garnet" => await FaultCommands.RunOnGarnetAsync(arguments),
        _ => await StalenessRun.RunAsync(arguments.ToRunOptions(defaultLease: 1000), arguments.Cuts),
    };
}
catch (ArgumentException exception)
{
    await Console.Error.WriteLineAsync($"{exception.Message}{Environment.NewLine}{Arguments.Usage}");
    return 2;
}
