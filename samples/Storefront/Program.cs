Console.WriteLine("Storefront");
