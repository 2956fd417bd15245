using Cacheable.Generators.Emitting;
using Cacheable.Generators.Models;
using Cacheable.Generators.Parsing;
using Cacheable.Generators.Reuse;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators;

/// <summary>Writes a decorator for every interface with annotated methods. What is wrong with an annotation is said by the analyzers.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class CacheableGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var interfaces = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => InterfaceCandidates.IsCandidate(node),
                static (candidate, cancellationToken) => KnownModels.Of(candidate, cancellationToken))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(StepNames.Interfaces);

        var names = interfaces
            .Select(static (model, _) => InterfaceNames.Of(model))
            .Collect()
            .Select(static (all, _) => DecoratorNaming.Assign(all))
            .WithTrackingName(StepNames.Names);

        var decorators = interfaces
            .Combine(names)
            .Select(static (pair, _) => DecoratorNaming.Name(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Decorators);

        context.RegisterSourceOutput(decorators, static (output, decorator) => output.AddSource(decorator.HintName, DecoratorEmitter.Emit(decorator)));
    }
}
