namespace Storefront.Data.Seeding;

/// <summary>The words that products, brands and customers are named with.</summary>
internal static class Vocabulary
{
    public static readonly (string Department, string[] Categories)[] Departments =
    [
        ("Living", ["Sofas", "Armchairs", "Rugs", "Floor lamps", "Curtains", "Cushions", "Bookcases", "Side tables", "Clocks", "Vases"]),
        ("Kitchen", ["Kettles", "Coffee makers", "Knives", "Frying pans", "Mixing bowls", "Toasters", "Scales", "Plates", "Mugs", "Spice racks"]),
        ("Bedroom", ["Beds", "Mattresses", "Duvets", "Pillows", "Wardrobes", "Nightstands", "Blankets", "Mirrors", "Dressers", "Alarm clocks"]),
        ("Bath", ["Towels", "Bath mats", "Shelves", "Soap dishes", "Shower heads", "Hampers", "Stools", "Hair dryers", "Trays", "Hooks"]),
        ("Office", ["Desks", "Desk lamps", "Office chairs", "Notebooks", "Pens", "Monitors", "Keyboards", "Headsets", "Organizers", "Whiteboards"]),
        ("Garden", ["Planters", "Hoses", "Spades", "Benches", "Parasols", "Grills", "Lanterns", "Seeds", "Bird feeders", "Gloves"]),
        ("Outdoor", ["Tents", "Sleeping bags", "Backpacks", "Stoves", "Head torches", "Bottles", "Boots", "Jackets", "Hammocks", "Compasses"]),
        ("Sports", ["Bicycles", "Helmets", "Running shoes", "Yoga mats", "Dumbbells", "Rackets", "Balls", "Skates", "Goggles", "Kayaks"]),
        ("Audio", ["Headphones", "Speakers", "Turntables", "Radios", "Microphones", "Amplifiers", "Cables", "Earbuds", "Soundbars", "Guitars"]),
        ("Toys", ["Puzzles", "Board games", "Building sets", "Dolls", "Kites", "Trains", "Plush animals", "Marbles", "Puppets", "Scooters"]),
        ("Tools", ["Drills", "Hammers", "Saws", "Screwdrivers", "Ladders", "Toolboxes", "Sanders", "Workbenches", "Clamps", "Tape measures"]),
        ("Travel", ["Suitcases", "Duffel bags", "Neck pillows", "Adapters", "Toiletry bags", "Passport covers", "Umbrellas", "Maps", "Locks", "Totes"]),
    ];

    public static int CategoryCount { get; } = Departments.Sum(department => department.Categories.Length);

    public static readonly string[] Styles =
    [
        "Alpine", "Amber", "Arctic", "Ashen", "Aurora", "Bold", "Breezy", "Bright", "Calm", "Classic", "Coastal", "Compact", "Copper", "Cosy", "Crisp",
        "Dapper", "Dusky", "Easy", "Ember", "Fable", "Fern", "Foggy", "Frost", "Gentle", "Golden", "Grand", "Harbour", "Hazel", "Honest", "Indigo",
        "Ivory", "Jolly", "Juniper", "Kind", "Linden", "Lively", "Lunar", "Maple", "Meadow", "Mellow", "Misty", "Modest", "Mossy", "Nimble", "Noble",
        "Nordic", "Oaken", "Olive", "Opal", "Pale", "Pebble", "Plain", "Polar", "Quiet", "Rapid", "River", "Rustic", "Sage", "Sandy", "Silver",
        "Slate", "Sober", "Solar", "Spry", "Steady", "Stellar", "Sturdy", "Sunny", "Swift", "Tidal", "Timber", "Topaz", "Urban", "Velvet", "Vivid",
        "Walnut", "Warm", "Willow", "Windy", "Zesty",
    ];

    public static readonly string[] Materials =
    [
        "bamboo", "brass", "canvas", "ceramic", "cork", "cotton", "felt", "glass", "leather", "linen", "marble", "oak", "paper", "pine", "recycled",
        "rubber", "steel", "stone", "wicker", "wool",
    ];

    public static readonly string[] BrandStems =
        ["Nor", "Lum", "Hal", "Ori", "Vel", "Tam", "Ess", "Bru", "Kar", "Mil", "Fen", "Ald", "Sol", "Pax", "Rho"];

    public static readonly string[] BrandEndings = ["dal", "ora", "ix", "ette", "man", "vik", "well", "ster", "ino", "berg"];

    public static readonly string[] FirstNames =
    [
        "Ada", "Alan", "Amara", "Anders", "Barbara", "Bela", "Chen", "Dana", "Edsger", "Elif", "Emil", "Fatima", "Frances", "Grace", "Hana", "Ines",
        "Ivan", "Jean", "Jonas", "Kavi", "Ken", "Leila", "Linus", "Lucia", "Margaret", "Mateo", "Nadia", "Niklaus", "Olga", "Priya", "Radia", "Sam",
        "Sofia", "Tariq", "Tim", "Uma", "Vera", "Wei", "Yuki", "Zoe",
    ];

    public static readonly string[] LastNames =
    [
        "Abbott", "Bauer", "Castro", "Dubois", "Eriksen", "Fischer", "Garcia", "Haas", "Ito", "Jansen", "Kaya", "Larsen", "Moreau", "Novak", "Okafor",
        "Petrov", "Quinn", "Rossi", "Silva", "Tanaka", "Ueda", "Varga", "Weber", "Xu", "Young", "Zhang",
    ];

    public static readonly string[] Cities =
        ["Aarhus", "Bergen", "Cork", "Delft", "Essen", "Faro", "Ghent", "Hull", "Izmir", "Jena", "Krakow", "Lyon", "Malmo", "Nice", "Oulu", "Porto"];

    public static readonly string[] Remarks =
    [
        "Does what it says.", "Better than I hoped.", "The colour is a little off.", "My second one; the first still works.", "Arrived early, well packed.",
        "Solid for the price.", "I would buy it again.", "Returned it, too small.", "A gift, and much liked.", "Looks cheaper than it is.",
    ];
}
