//! Invented merchants, payers and cities: a table of data.

use super::parties::Trade;

/// The names of a trade's parties. Invented; should one exist, it is not meant.
pub(super) fn names(trade: Trade) -> &'static [&'static str] {
    match trade {
        Trade::Grocer => &GROCERS,
        Trade::Restaurant => &RESTAURANTS,
        Trade::Cafe => &CAFES,
        Trade::Fuel => &FUEL_STATIONS,
        Trade::Clothing => &CLOTHES_SHOPS,
        Trade::Home => &HOME_SHOPS,
        Trade::Electronics => &ELECTRONICS_SHOPS,
        Trade::Online => &ONLINE_SHOPS,
        Trade::Pharmacy => &PHARMACIES,
        Trade::Leisure => &LEISURE_PLACES,
        Trade::Travel => &TRAVEL_COMPANIES,
        Trade::Transit => &TRANSIT_COMPANIES,
        Trade::Doctor => &DOCTORS,
        Trade::Subscription => &SUBSCRIPTIONS,
        Trade::Employer => &EMPLOYERS,
        Trade::Client => &CLIENTS,
        Trade::Pension => &PENSIONS,
        Trade::Landlord => &LANDLORDS,
        Trade::Electricity => &ELECTRICITY_SUPPLIERS,
        Trade::Gas => &GAS_SUPPLIERS,
        Trade::Water => &WATER_SUPPLIERS,
        Trade::Internet => &INTERNET_PROVIDERS,
        Trade::Phone => &PHONE_PROVIDERS,
        Trade::Insurance => &INSURERS,
        Trade::TaxOffice => &TAX_OFFICES,
        Trade::Friend => &FRIENDS,
    }
}

const GROCERS: [&str; 12] = [
    "Harvest Lane Market",
    "Greenhollow Grocers",
    "Three Barrels Foods",
    "Millbrook Market",
    "Sunny Acre Foods",
    "Pantry and Vine",
    "Oakridge Food Co-op",
    "Bluebird Grocery",
    "Larkspur Market",
    "Old Mill Provisions",
    "Cedar Basket",
    "Daily Orchard",
];
const RESTAURANTS: [&str; 16] = [
    "Copper Pan Kitchen",
    "Red Lantern Noodles",
    "Casa Alondra",
    "The Brass Fork",
    "Saffron Table",
    "Juniper Grill",
    "Harborlight Oyster Bar",
    "Tandoor Junction",
    "Little Fig",
    "Smokestack Barbecue",
    "Pasta Fiorella",
    "Blue Heron Bistro",
    "Taqueria Marisol",
    "Paper Crane Sushi",
    "Old Quarry Pizza",
    "Marigold Diner",
];
const CAFES: [&str; 10] = [
    "Blue Kettle Coffee",
    "Foggy Morning Roasters",
    "Second Cup of Sam's",
    "Tin Roof Espresso",
    "Nine Bells Bakery",
    "Sparrow and Bean",
    "Corner Crumb",
    "Velvet Mug",
    "Lantern Tea House",
    "Rise and Rye",
];
const FUEL_STATIONS: [&str; 8] = [
    "Summit Ridge Fuel",
    "Lakeshore Gas",
    "Pine Hollow Fuel Stop",
    "Tri-River Energy",
    "Westwind Fuels",
    "Junction Gas and Go",
    "Beacon Point Fuel",
    "Prairie Star Petroleum",
];
const CLOTHES_SHOPS: [&str; 8] = [
    "Fernwick and Daughters",
    "Northlight Apparel",
    "Button and Thread",
    "Wanderfoot Shoes",
    "Halyard Outfitters",
    "Meadow Lane Kids",
    "Silver Thimble",
    "Canyon Denim",
];
const HOME_SHOPS: [&str; 8] = [
    "Hammer and Hearth",
    "Willow Creek Garden",
    "Stonebridge Furniture",
    "Lumber Yard on Fifth",
    "Bright House Lighting",
    "Kettle and Quilt",
    "Rooftop Hardware",
    "Larch and Linen",
];
const ELECTRONICS_SHOPS: [&str; 6] = [
    "Voltwise",
    "Circuit Orchard",
    "Pixel Harbor",
    "Static and Sons",
    "Amberlight Audio",
    "Northgate Computers",
];
const ONLINE_SHOPS: [&str; 10] = [
    "Parcelwood",
    "Everyday Crate",
    "Quillmart",
    "Brightbox Direct",
    "Fable and Co",
    "Gadgetry Lane",
    "Hobby Burrow",
    "Pawprint Supply",
    "Tidewater Books",
    "Muse and Maker",
];
const PHARMACIES: [&str; 6] = [
    "Goodwell Pharmacy",
    "Clover Drugs",
    "Maple Street Apothecary",
    "Northside Remedies",
    "Brightcare Pharmacy",
    "Riverbend Drugstore",
];
const LEISURE_PLACES: [&str; 8] = [
    "Starling Cinema",
    "Granite Climbing Hall",
    "Gutterball Lanes",
    "Riverside Fitness",
    "Moonlit Playhouse",
    "Puddle Jump Trampolines",
    "The Vinyl Room",
    "Botanic House",
];
const TRAVEL_COMPANIES: [&str; 8] = [
    "Kestrel Air",
    "Driftwood Inn",
    "Summit Lodge",
    "Coastline Rail",
    "Harbor View Hotel",
    "Redbrick Suites",
    "Pelican Airways",
    "Trailhead Car Rental",
];
const TRANSIT_COMPANIES: [&str; 5] = [
    "Metro Line Transit",
    "City Parking Authority",
    "Bridgeway Tolls",
    "Yellow Finch Cabs",
    "Harbor Ferry",
];
const DOCTORS: [&str; 5] = [
    "Willow Family Practice",
    "Bright Smile Dental",
    "Lakeside Eye Care",
    "Cedar Hill Veterinary",
    "Northpoint Clinic",
];
const SUBSCRIPTIONS: [&str; 10] = [
    "Streamhaus",
    "Tunewell Music",
    "Cloudnest Storage",
    "Daily Dispatch News",
    "Fitloop",
    "Pagebound Audiobooks",
    "Meal Compass",
    "Gamewharf",
    "Language Ladder",
    "Quietmind",
];
const EMPLOYERS: [&str; 12] = [
    "Meridian Logistics",
    "Cobalt Engineering",
    "Fairview School District",
    "St Brendan Hospital",
    "Larkin and Poole",
    "Great Plains Insurance Group",
    "Summerfield Foods",
    "City of Fairview",
    "Hollis Manufacturing",
    "Northfell Software",
    "Pemberton Hotels",
    "Tallgrass Media",
];
const CLIENTS: [&str; 8] = [
    "Orchid Design Studio",
    "Bramble Publishing",
    "Kite and Key Agency",
    "Fjordline Outdoor",
    "Marlowe Architects",
    "Peppercorn Events",
    "Tessera Labs",
    "Ashgrove Winery",
];
const PENSIONS: [&str; 2] = ["Federal Retirement Benefit", "Teachers Pension Fund"];
const LANDLORDS: [&str; 6] = [
    "Maplewood Apartments",
    "Harrison Street Properties",
    "Riverside Lofts",
    "Castellan Homes",
    "Greenfield Residential",
    "Union Square Rentals",
];
const ELECTRICITY_SUPPLIERS: [&str; 3] =
    ["Tri-County Electric", "Valley Power and Light", "Prairie Electric"];
const GAS_SUPPLIERS: [&str; 2] = ["Hearthside Gas", "Northern Natural Gas Supply"];
const WATER_SUPPLIERS: [&str; 2] = ["Fairview Water District", "Clearbrook Water"];
const INTERNET_PROVIDERS: [&str; 3] = ["Fiberlane Internet", "Cablewright", "Skyreach Broadband"];
const PHONE_PROVIDERS: [&str; 3] = ["Tern Mobile", "Signal Peak Wireless", "Hello Mobile"];
const INSURERS: [&str; 3] = ["Shieldmark Insurance", "Harbor Mutual", "Old Oak Insurance"];
const TAX_OFFICES: [&str; 2] = ["Federal Tax Payment", "State Revenue Department"];
const FRIENDS: [&str; 8] = [
    "Alex Moreno",
    "Jamie Whitfield",
    "Priya Raman",
    "Sam Okafor",
    "Dana Kowalski",
    "Chris Lindqvist",
    "Robin Tran",
    "Morgan Ellery",
];

/// A city of the invented bank's customers.
pub(super) struct City {
    /// Its name as on statements.
    pub(super) name: &'static str,
    /// Two letters.
    pub(super) state: &'static str,
    /// IANA time zone.
    pub(super) zone: chrono_tz::Tz,
}

const fn city(name: &'static str, state: &'static str, zone: chrono_tz::Tz) -> City {
    City { name, state, zone }
}

/// Where customers live, about as often as people do by time zone.
pub(super) const CITIES: [City; 16] = [
    city("OAKLAND", "CA", chrono_tz::America::Los_Angeles),
    city("BROOKLYN", "NY", chrono_tz::America::New_York),
    city("AUSTIN", "TX", chrono_tz::America::Chicago),
    city("ATLANTA", "GA", chrono_tz::America::New_York),
    city("SEATTLE", "WA", chrono_tz::America::Los_Angeles),
    city("DENVER", "CO", chrono_tz::America::Denver),
    city("MADISON", "WI", chrono_tz::America::Chicago),
    city("PHILADELPHIA", "PA", chrono_tz::America::New_York),
    city("TUCSON", "AZ", chrono_tz::America::Phoenix),
    city("COLUMBUS", "OH", chrono_tz::America::New_York),
    city("ST LOUIS", "MO", chrono_tz::America::Chicago),
    city("SAN DIEGO", "CA", chrono_tz::America::Los_Angeles),
    city("PORTLAND", "ME", chrono_tz::America::New_York),
    city("DETROIT", "MI", chrono_tz::America::Detroit),
    city("HONOLULU", "HI", chrono_tz::Pacific::Honolulu),
    city("ANCHORAGE", "AK", chrono_tz::America::Anchorage),
];

/// Given names.
pub(super) const GIVEN_NAMES: [&str; 64] = [
    "Maya", "Daniel", "Sofia", "Marcus", "Elena", "James", "Aisha", "Peter", "Grace", "Omar",
    "Hannah", "Luis", "Chloe", "Kenji", "Amara", "Victor", "Nora", "Samuel", "Priya", "Tom",
    "Isabel", "Andre", "Leila", "Walter", "Ruth", "Diego", "Emma", "Malik", "Yuki", "Oscar",
    "Clara", "Ivan", "Zoe", "Henry", "Fatima", "Paul", "Ines", "Caleb", "Joan", "Ravi", "Lucy",
    "Anton", "Mei", "George", "Carmen", "Noah", "Tara", "Felix", "Alma", "Dean", "Rosa", "Hugo",
    "Vera", "Jonas", "Lena", "Abel", "Nina", "Carl", "Dora", "Enzo", "Iris", "Kofi", "Stella",
    "Theo",
];

/// Family names.
pub(super) const FAMILY_NAMES: [&str; 64] = [
    "Alvarez",
    "Bennett",
    "Chen",
    "Dawson",
    "Eriksen",
    "Foster",
    "Garcia",
    "Hughes",
    "Ibrahim",
    "Jensen",
    "Kim",
    "Lopez",
    "Morgan",
    "Nguyen",
    "Okafor",
    "Patel",
    "Quinn",
    "Rivera",
    "Schmidt",
    "Torres",
    "Underwood",
    "Vargas",
    "Walsh",
    "Young",
    "Zhang",
    "Abbott",
    "Brooks",
    "Castillo",
    "Duarte",
    "Ellis",
    "Fischer",
    "Grant",
    "Hayes",
    "Irwin",
    "Jacobs",
    "Kaplan",
    "Larsen",
    "Mendez",
    "Novak",
    "Osborne",
    "Palmer",
    "Ramirez",
    "Sato",
    "Tanaka",
    "Usman",
    "Vogel",
    "Weber",
    "Xu",
    "Yates",
    "Zimmer",
    "Ahmed",
    "Blake",
    "Cohen",
    "Doyle",
    "Evans",
    "Farrell",
    "Gupta",
    "Holt",
    "Ito",
    "Joyce",
    "Keller",
    "Lindgren",
    "Murphy",
    "Nash",
];
