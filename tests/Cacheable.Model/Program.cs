using Cacheable.Model.Reporting;

return Report.Run(Options.Parse(args));
