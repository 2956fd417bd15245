using Cacheable.Simulation;

return Arguments.TryParse(args, out var arguments, out var mistake) ? arguments.Run() : Refuse(mistake);

static int Refuse(string mistake)
{
    Console.Error.WriteLine(mistake);
    return 2;
}
