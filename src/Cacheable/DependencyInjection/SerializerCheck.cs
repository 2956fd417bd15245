using Cacheable.Configuration;
using Cacheable.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacheable.DependencyInjection;

/// <summary>When the host starts: a serializer that cannot be made stops it, because otherwise whoever asks first for the service of its method would find out.</summary>
/// <param name="provider">Asked at the start, not before: what is wrong with the options comes first.</param>
internal sealed class SerializerCheck(IServiceProvider provider) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var codecs = provider.GetRequiredService<PayloadCodecs>();
        var problems = provider.GetRequiredService<KnownMethods>().Plans.Select(codecs.ProblemOf).OfType<string>().Distinct().ToList();
        return problems.Count == 0 ? Task.CompletedTask : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
