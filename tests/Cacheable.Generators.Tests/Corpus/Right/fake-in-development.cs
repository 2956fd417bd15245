// Near CACHE0406: a branch chooses between them
using Microsoft.Extensions.DependencyInjection;

public static class Setup
{
    public static void AddMail(this IServiceCollection services, bool isDevelopment)
    {
        if (isDevelopment)
        {
            services.AddSingleton<IMails, MailsFromDisk>();
        }
        else
        {
            services.AddSingleton<IMails, MailsFromServer>();
        }
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
