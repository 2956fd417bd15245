using Spectre.Console;

namespace Storefront.Demo;

/// <summary>A bar for each step, for a terminal.</summary>
internal sealed class BarProgress(ProgressContext context) : IDemoProgress
{
    public static Task<T> RunAsync<T>(IAnsiConsole console, Func<IDemoProgress, Task<T>> run) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => run(new BarProgress(context)));

    public Action<double> Begin(string step)
    {
        var task = context.AddTask(Markup.Escape(step), maxValue: 1);
        return done =>
        {
            task.Value = done;
            if (done >= 1)
                task.StopTask();
        };
    }
}
