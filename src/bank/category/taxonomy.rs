//! The families and their categories.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One row of the taxonomy: variant, id, family, other names in plain English.
struct Row {
    id: &'static str,
    parent: Option<Category>,
    also: &'static [&'static str],
}

macro_rules! taxonomy {
    ($(
        $(#[$doc:meta])* $name:ident = $id:literal $(in $parent:ident)? [$($also:literal),* $(,)?];
    )+) => {
        /// What money was spent on, or came from.
        ///
        /// A family, or a category within one. Every transaction has exactly one; those of which
        /// nothing finer is known have the family itself. Ids are stable: they are in data files,
        /// in interaction models and in sealed talks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Category {
            $($(#[$doc])* $name,)+
        }

        impl Category {
            /// Every family and category, each family before its categories.
            pub const ALL: &[Self] = &[$(Self::$name,)+];
        }

        /// The rows, in the order of the variants.
        static ROWS: [Row; Category::ALL.len()] = [$(
            Row { id: $id, parent: [$(Some(Category::$parent),)? None][0], also: &[$($also),*] },
        )+];
    };
}

taxonomy! {
    /// Food and drink, at home and outside.
    Food = "food" ["food and drink"];
    /// Supermarkets, food shops, wholesale clubs.
    Groceries = "groceries" in Food ["grocery", "supermarket", "supermarkets", "food shopping"];
    /// Restaurants, cafes, fast food and caterers.
    Restaurants = "restaurants" in Food [
        "restaurant", "eating out", "dining", "dining out", "restaurants and cafes", "takeout"
    ];
    /// Bars, pubs and clubs.
    Bars = "bars" in Food ["bar", "pub", "pubs", "nightlife"];
    /// Liquor, beer, wine and tobacco shops.
    Liquor = "liquor" in Food ["alcohol", "liquor stores", "tobacco"];

    /// Getting about at home.
    Transport = "transport" ["transportation", "commuting", "getting around"];
    /// Petrol stations and charging.
    Fuel = "fuel" in Transport ["gas", "gasoline", "petrol", "charging", "gas stations"];
    /// Buses, trains and ferries.
    Transit = "transit" in Transport ["public transport", "public transit", "buses", "trains"];
    /// Taxis and rides.
    Taxis = "taxis" in Transport ["taxi", "cabs", "rides", "rideshare", "ride shares"];
    /// Parking and tolls.
    Parking = "parking" in Transport ["tolls", "parking and tolls"];
    /// Cars: buying, parts, repair, wash.
    Car = "car" in Transport ["auto", "vehicle", "car repair", "car repairs", "car care"];

    /// Journeys.
    Travel = "travel" ["trips", "vacation", "vacations", "holidays"];
    /// Airlines and airports.
    Flights = "flights" in Travel ["airlines", "airfare", "plane tickets"];
    /// Hotels and other lodging.
    Hotels = "hotels" in Travel ["hotel", "lodging", "accommodation"];
    /// Rented cars and trucks.
    CarRental = "car_rental" in Travel ["rental cars", "rental car"];

    /// The home and what runs in it.
    Home = "home" ["housing", "household", "house"];
    /// Rent.
    Rent = "rent" in Home [];
    /// Mortgage installments.
    Mortgage = "mortgage" in Home [];
    /// Electricity, gas, water, heating, refuse.
    Utilities = "utilities" in Home ["utility", "electricity", "water", "energy"];
    /// Telephone, internet and television.
    Telecom = "telecom" in Home ["phone and internet", "phone", "internet", "cable", "phones"];
    /// Building, hardware and garden.
    HomeImprovement = "home_improvement" in Home ["hardware", "garden", "gardening", "repairs"];
    /// Furniture, furnishings and appliances.
    Furniture = "furniture" in Home ["appliances", "furnishings"];

    /// Goods.
    Shopping = "shopping" ["shops", "stores", "retail"];
    /// Clothes, shoes and accessories.
    Clothing = "clothing" in Shopping ["clothes", "shoes", "fashion", "apparel"];
    /// Electronics, computers and software.
    Electronics = "electronics" in Shopping ["computers", "software", "gadgets"];
    /// Department, discount and variety stores, and mail order.
    GeneralStores = "general_stores" in Shopping ["department stores", "general merchandise"];
    /// Books, newspapers and stationery.
    Books = "books" in Shopping ["book stores", "bookstores"];
    /// Sports goods, toys, crafts, music.
    Hobbies = "hobbies" in Shopping ["hobby", "toys", "sporting goods", "crafts"];
    /// Jewellery, flowers, cards.
    Gifts = "gifts" in Shopping ["gift", "presents", "flowers", "jewelry"];
    /// Animals: shops and vets.
    Pets = "pets" in Shopping ["pet", "vet", "vets", "pet care"];

    /// Body and health.
    Health = "health" ["healthcare", "health care"];
    /// Doctors, dentists, opticians, hospitals.
    Medical = "medical" in Health ["doctor", "doctors", "dentist", "dentists", "hospital"];
    /// Pharmacies and drug stores.
    Pharmacy = "pharmacy" in Health ["pharmacies", "drugstore", "drugstores", "medicine"];
    /// Gyms and sports clubs.
    Fitness = "fitness" in Health ["gym", "gyms", "sports clubs"];
    /// Hair, beauty and cosmetics.
    PersonalCare = "personal_care" in Health ["beauty", "hair", "cosmetics", "haircuts"];

    /// Free time.
    Leisure = "leisure" ["entertainment", "fun", "recreation"];
    /// Streaming, music, news and what else renews by itself.
    Subscriptions = "subscriptions" in Leisure ["subscription", "streaming", "memberships"];
    /// Cinema, theatre, concerts, sport to watch, attractions.
    Events = "events" in Leisure ["movies", "concerts", "shows", "tickets", "cinema"];
    /// Games: video, arcade, billiards, bowling.
    Games = "games" in Leisure ["gaming", "video games"];
    /// Betting, lotteries and casinos.
    Gambling = "gambling" in Leisure ["betting", "lottery", "casino", "casinos"];

    /// Money itself.
    Money = "money" ["finance", "financial"];
    /// Cash from machines and counters.
    Cash = "cash" in Money ["cash withdrawals", "withdrawals", "a t m", "atm"];
    /// What the bank charges.
    Fees = "fees" in Money ["fee", "bank fees", "bank charges"];
    /// Interest charged.
    InterestCharged = "interest_charged" in Money ["interest paid", "interest charges"];
    /// Insurance of every sort.
    Insurance = "insurance" in Money ["insurances", "insurance premiums"];
    /// Installments of loans other than mortgages.
    Loans = "loans" in Money ["loan", "loan payments", "student loans"];
    /// Brokers, investments, currency.
    Investments = "investments" in Money ["investment", "investing", "stocks", "crypto"];

    /// Dealings with the state.
    Government = "government" [];
    /// Taxes.
    Taxes = "taxes" in Government ["tax"];
    /// Fines, court costs, bail.
    Fines = "fines" in Government ["fine", "tickets and fines"];

    /// Learning and care of children.
    Education = "education" [];
    /// Schools, colleges, courses.
    Tuition = "tuition" in Education ["school", "schools", "college", "courses"];
    /// Nurseries and child care.
    ChildCare = "child_care" in Education ["childcare", "daycare", "day care", "babysitting"];

    /// Charity, religion and causes.
    Giving = "giving" ["charity", "donations", "charities", "church"];

    /// Work that others do for one.
    Services = "services" [];
    /// Lawyers, accountants, consultants and other professions.
    Professional = "professional" in Services ["lawyers", "legal", "accountants"];
    /// Post, couriers, storage, moving.
    Shipping = "shipping" in Services ["postage", "shipping and storage", "storage", "mail"];
    /// Laundry, cleaning, tailoring.
    Laundry = "laundry" in Services ["dry cleaning", "cleaning"];

    /// Money that came in.
    Income = "income" ["earnings"];
    /// Wages and salaries.
    Salary = "salary" in Income ["pay", "wages", "paycheck", "paychecks", "payroll"];
    /// Pensions and benefits of the state.
    Benefits = "benefits" in Income ["pension", "benefit", "social security"];
    /// Interest received.
    InterestEarned = "interest_earned" in Income ["interest received", "interest"];

    /// Money that only moved.
    Transfers = "transfers" ["transfer"];
    /// Between the customer's own accounts, card payments included.
    OwnTransfers = "own_transfers" in Transfers ["card payments"];
    /// To and from people.
    People = "people" in Transfers ["friends", "payments to people", "friends and family"];

    /// Nothing is known of it.
    Other = "other" ["uncategorized", "miscellaneous", "everything else"];
}

impl Category {
    /// The category with this id.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|category| category.id() == id)
    }

    /// The category that is called `text`, by its id or one of its other names, in any case.
    ///
    /// Words of English, for command lines and where no interaction model has spoken first.
    pub fn called(text: &str) -> Option<Self> {
        let wanted = text.trim().replace(['_', '-'], " ").to_ascii_lowercase();
        let is_called = |category: &Self| {
            let row = category.row();
            row.id.replace('_', " ") == wanted || row.also.contains(&wanted.as_str())
        };
        Self::ALL.iter().copied().find(is_called)
    }

    /// The id: lower-case letters and underscores.
    pub fn id(self) -> &'static str {
        self.row().id
    }

    /// The family of a category; none for a family.
    pub fn parent(self) -> Option<Self> {
        self.row().parent
    }

    /// The family: its own for a family.
    pub fn family(self) -> Self {
        self.parent().unwrap_or(self)
    }

    /// Whether it is `wanted` or one of its categories: what a question for `wanted` is about.
    pub fn is_within(self, wanted: Self) -> bool {
        self == wanted || self.parent() == Some(wanted)
    }

    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
}

impl Serialize for Category {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Category {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let unknown = || serde::de::Error::custom(format!("there is no category {id:?}"));
        Self::named(&id).ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_row_is_in_its_place_and_two_levels_deep() {
        let mut ids = HashSet::new();
        for (at, category) in Category::ALL.iter().enumerate() {
            assert_eq!(*category as usize, at);
            assert!(ids.insert(category.id()), "{} is given twice", category.id());
            assert!(category.id().bytes().all(|b| b.is_ascii_lowercase() || b == b'_'));
            assert_eq!(Category::named(category.id()), Some(*category));
            if let Some(parent) = category.parent() {
                assert_eq!(parent.parent(), None, "{} is too deep", category.id());
                assert!((parent as usize) < at);
            }
        }
    }

    #[test]
    fn every_name_means_one_category() {
        let mut names = HashSet::new();
        for category in Category::ALL {
            for name in category.row().also.iter().copied().chain([category.id()]) {
                assert!(names.insert(name.replace('_', " ")), "{name} means two");
                assert_eq!(Category::called(&name.to_uppercase()), Some(*category), "{name}");
            }
        }
        assert_eq!(Category::called("quantum"), None);
    }

    #[test]
    fn a_family_holds_its_categories() {
        assert!(Category::Groceries.is_within(Category::Food));
        assert!(Category::Food.is_within(Category::Food));
        assert!(!Category::Food.is_within(Category::Groceries));
        assert!(!Category::Fuel.is_within(Category::Food));
        assert_eq!(Category::Fuel.family(), Category::Transport);
    }

    #[test]
    fn it_travels_by_id() {
        let text = serde_json::to_string(&Category::CarRental).unwrap();
        assert_eq!(text, "\"car_rental\"");
        assert_eq!(serde_json::from_str::<Category>(&text).unwrap(), Category::CarRental);
        let error = serde_json::from_str::<Category>("\"nope\"").unwrap_err().to_string();
        assert!(error.contains("nope"), "{error}");
    }
}
