// Near CACHE0406: the first is replaced
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

public static class Setup
{
    public static void UseServer(this IServiceCollection services)
    {
        services.AddSingleton<IMails, MailsFromDisk>();
        services.Replace(ServiceDescriptor.Singleton<IMails, MailsFromServer>());
    }

    public static void UseDisk(this IServiceCollection services)
    {
        services.AddSingleton<IMails, MailsFromServer>();
        services.RemoveAll<IMails>();
        services.AddSingleton<IMails, MailsFromDisk>();
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
