// Near CACHE0406: the second gives way to the first
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

public static class Setup
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<IMails, MailsFromServer>();
        services.TryAddSingleton<IMails, MailsFromDisk>();
    }
}

public sealed class MailsFromServer : IMails
{
    public Task<string> NameAsync(int id) => Task.FromResult($"Mail {id} of the server");
}

public interface IMails
{
    [Cached("mail:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class MailsFromDisk : IMails
{
    public Task<string> NameAsync(int id) => Task.FromResult($"Mails {id}");
}
