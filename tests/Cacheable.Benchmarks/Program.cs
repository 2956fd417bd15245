Console.WriteLine("Cacheable.Benchmarks");
