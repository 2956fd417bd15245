namespace Storefront.Demo;

/// <summary>Tells a person how far the demo is.</summary>
internal interface IDemoProgress
{
    /// <summary>Begins a step. The result is called with the share of it that is done, from 0 to 1.</summary>
    Action<double> Begin(string step);
}
