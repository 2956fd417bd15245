using Cacheable.Model.Reporting;

Options options;
try
{
    options = Options.Parse(args);
}
catch (Exception mistake) when (mistake is ArgumentException or FormatException)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}

return Report.Run(options);
