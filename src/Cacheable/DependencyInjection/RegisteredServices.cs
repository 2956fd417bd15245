using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.DependencyInjection;

/// <summary>All registrations of the application, to be looked through when the host starts.</summary>
internal sealed record RegisteredServices(IServiceCollection All);
