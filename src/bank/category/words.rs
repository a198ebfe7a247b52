//! Words of a statement line that tell what was paid, where neither code nor merchant does.

use super::taxonomy::Category::{self, *};

/// Words, capitals only, and what was paid where one of them is in the line. The first list that
/// has a word of the line wins, so that the telling ones come before the vague ones.
const PAID: &[(Category, &str)] = &[
    (Mortgage, "MORTGAGE MTG"),
    (Taxes, "TAX TAXES IRS REVENUE TREASURY HMRC"),
    (Insurance, "INSURANCE ASSURANCE INS PREMIUM MUTUAL"),
    (Pharmacy, "PHARMACY DRUG DRUGS DRUGSTORE APOTHECARY CHEMIST"),
    (Pets, "VETERINARY VET PET PETS ANIMAL KENNEL"),
    (
        Medical,
        "DENTAL DENTIST DENTISTRY ORTHODONTICS MEDICAL CLINIC HOSPITAL DOCTOR DOCTORS \
         OPTICAL OPTOMETRY DERMATOLOGY PEDIATRICS PHYSICIANS PHYSICIAN CHIROPRACTIC HEALTH",
    ),
    (ChildCare, "DAYCARE PRESCHOOL NURSERY CHILDCARE KINDERGARTEN"),
    (Tuition, "UNIVERSITY COLLEGE SCHOOL ACADEMY TUITION"),
    (Rent, "RENT APARTMENTS APARTMENT RENTALS LETTINGS LANDLORD REALTY PROPERTIES"),
    (
        Utilities,
        "ELECTRIC ELECTRICITY ENERGY POWER WATER UTILITY UTILITIES SEWER SEWAGE WASTE HEATING",
    ),
    (Telecom, "WIRELESS INTERNET BROADBAND TELECOM CABLE FIBER MOBILE TELEPHONE"),
    (Parking, "PARKING TOLL TOLLS GARAGE TURNPIKE"),
    (Taxis, "TAXI CAB CABS LIMO"),
    (Transit, "TRANSIT METRO SUBWAY RAIL RAILWAY BUS FERRY COMMUTER"),
    (Flights, "AIRLINES AIRLINE AIRWAYS AIR AIRPORT"),
    (Hotels, "HOTEL HOTELS MOTEL INN SUITES LODGE RESORT HOSTEL"),
    (Fuel, "FUEL FUELS PETROLEUM GASOLINE PETROL OIL"),
    (
        Restaurants,
        "RESTAURANT CAFE COFFEE PIZZA PIZZERIA GRILL BISTRO DINER SUSHI TACO TACOS TAQUERIA \
         BURGER BURGERS BBQ BARBECUE KITCHEN BAKERY BAGEL BAGELS DELI NOODLE NOODLES RAMEN THAI \
         ESPRESSO TEA DONUT DONUTS STEAKHOUSE EATERY CANTINA CATERING CHICKEN WINGS",
    ),
    (Liquor, "LIQUOR LIQUORS WINE WINES SPIRITS TOBACCO VAPE SMOKE"),
    (Bars, "BAR PUB TAVERN BREWERY BREWING TAPROOM SALOON NIGHTCLUB"),
    (
        Groceries,
        "GROCERY GROCERIES GROCERS SUPERMARKET MARKET FOODS FOOD MART BUTCHER PRODUCE FARMS",
    ),
    (Fitness, "FITNESS GYM YOGA PILATES CROSSFIT"),
    (PersonalCare, "SALON BARBER BARBERS BARBERSHOP BEAUTY HAIR NAILS NAIL SPA COSMETICS MASSAGE"),
    (Laundry, "LAUNDRY LAUNDROMAT CLEANERS"),
    (Car, "AUTO AUTOMOTIVE TIRE TIRES CARWASH MOTORS COLLISION"),
    (Furniture, "FURNITURE APPLIANCE APPLIANCES MATTRESS"),
    (HomeImprovement, "HARDWARE LUMBER GARDEN PLUMBING ROOFING LANDSCAPING NURSERIES"),
    (Clothing, "APPAREL CLOTHING SHOES FOOTWEAR FASHION BOUTIQUE OUTFITTERS DENIM"),
    (Electronics, "ELECTRONICS COMPUTER COMPUTERS SOFTWARE"),
    (Books, "BOOKS BOOKSTORE BOOKSHOP NEWS"),
    (Gifts, "FLORIST FLOWERS JEWELERS JEWELRY GIFTS GIFT"),
    (Events, "CINEMA CINEMAS THEATRE THEATER THEATERS MUSEUM ZOO TICKETS CONCERT"),
    (Gambling, "CASINO LOTTERY BETTING SPORTSBOOK"),
    (Giving, "CHURCH CHARITY FOUNDATION DONATION MINISTRIES TEMPLE MOSQUE"),
    (Shipping, "POSTAL POST SHIPPING COURIER STORAGE"),
    (Loans, "LOAN LOANS LENDING AUTOPAY FINANCE FINANCIAL"),
    (Investments, "BROKERAGE INVESTMENTS SECURITIES CRYPTO"),
    (Subscriptions, "SUBSCRIPTION STREAMING MEMBERSHIP"),
];

/// The same of money that came in.
const RECEIVED: &[(Category, &str)] = &[
    (Salary, "PAYROLL SALARY SALARIES WAGES PAYCHECK"),
    (Benefits, "PENSION RETIREMENT BENEFIT BENEFITS SSA UNEMPLOYMENT SSI"),
    (Taxes, "IRS TREAS TAXREFUND"),
];

/// Words of payments between people.
const BETWEEN_PEOPLE: &str = "ZELLE VENMO CASHAPP";

/// The same in two words: neither says it alone.
const INSTANT: &str = "INSTANT PAYMENT";

/// What the words of `key`, a line in capitals, tell was paid.
pub(super) fn paid(key: &str) -> Option<Category> {
    found(PAID, key).or_else(|| between_people(key))
}

/// What the words of `key`, a line in capitals, tell of money that came in.
pub(super) fn received(key: &str) -> Option<Category> {
    found(RECEIVED, key).or_else(|| between_people(key))
}

fn between_people(key: &str) -> Option<Category> {
    (has(key, BETWEEN_PEOPLE) || key.contains(INSTANT)).then_some(People)
}

fn found(lists: &[(Category, &str)], key: &str) -> Option<Category> {
    lists.iter().find(|(_, words)| has(key, words)).map(|(category, _)| *category)
}

fn has(key: &str, words: &str) -> bool {
    key.split(' ').any(|word| words.split_ascii_whitespace().any(|listed| listed == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_words_win_over_vague_ones() {
        for (key, category) in [
            ("FEDERAL TAX PAYMENT TAX PYMT", Some(Taxes)),
            ("FAIRVIEW WATER DISTRICT", Some(Utilities)),
            ("OLD MILL ANIMAL HOSPITAL", Some(Pets)),
            ("JOES PIZZA BAR", Some(Restaurants)),
            ("INSTANT PAYMENT ALEX MORENO", Some(People)),
            ("INSTANT NOODLES", Some(Restaurants)),
            ("ZZYZX", None),
            ("INSTANT GRATIFICATION", None),
            ("BARNABY", None),
            ("", None),
        ] {
            assert_eq!(paid(key), category, "{key}");
        }
        assert_eq!(received("LARKIN AND POOLE PAYROLL PPD"), Some(Salary));
        assert_eq!(received("FEDERAL RETIREMENT BENEFIT"), Some(Benefits));
        assert_eq!(received("ORCHID DESIGN STUDIO INVOICE"), None);
    }
}
