using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>CACHE0403: registered here, and nobody calls <c>AddCacheable</c>.</summary>
internal static class UndecoratedRules
{
    private const string Engine = "Microsoft.Extensions.DependencyInjection.CacheableServiceCollectionExtensions";

    // A test registers what it tests as it likes, without a cache as well.
    private static readonly HashSet<string> TestFrameworks =
        ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    public static IEnumerable<Diagnostic> In(CollectionCalls calls, Compilation compilation)
    {
        if (calls.All.Any(static call => call.Kind is CollectionCallKind.Decorate or CollectionCallKind.HandOut)
            || compilation.GetTypeByMetadataName(Engine) is null
            || compilation.ReferencedAssemblyNames.Any(static name => TestFrameworks.Contains(name.Name)))
        {
            return [];
        }

        // What a library registers in a collection that it is given, the application decorates.
        var isProgram = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;
        return from call in calls.All
               where call is { Kind: CollectionCallKind.Register, Registration.IsPlain: true }
               where call.Root is IParameterSymbol parameter ? isProgram && parameter.Type.Name != "ICacheableBuilder" : true
               select Diagnostic.Create(UsageDescriptors.NothingDecorates, call.Place, call.Registration!.Service.Name);
    }
}
