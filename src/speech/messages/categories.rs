//! What categories are called.

use crate::speech::wording::messages;

/// The categories, by the ids of [`crate::bank::Category`].
pub(in crate::speech) const IDS: &[&str] = &[
    "food",
    "groceries",
    "restaurants",
    "bars",
    "liquor",
    "transport",
    "fuel",
    "transit",
    "taxis",
    "parking",
    "car",
    "travel",
    "flights",
    "hotels",
    "car_rental",
    "home",
    "rent",
    "mortgage",
    "utilities",
    "telecom",
    "home_improvement",
    "furniture",
    "shopping",
    "clothing",
    "electronics",
    "general_stores",
    "books",
    "hobbies",
    "gifts",
    "pets",
    "health",
    "medical",
    "pharmacy",
    "fitness",
    "personal_care",
    "leisure",
    "subscriptions",
    "events",
    "games",
    "gambling",
    "money",
    "cash",
    "fees",
    "interest_charged",
    "insurance",
    "loans",
    "investments",
    "government",
    "taxes",
    "fines",
    "education",
    "tuition",
    "child_care",
    "giving",
    "services",
    "professional",
    "shipping",
    "laundry",
    "income",
    "salary",
    "benefits",
    "interest_earned",
    "transfers",
    "own_transfers",
    "people",
    "other",
];

messages! { "categories.ftl";
    /// A category.
    CATEGORY = "category" { id: Key(IDS) };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Category;

    #[test]
    fn every_category_is_listed() {
        let ids: Vec<&str> = Category::ALL.iter().map(|category| category.id()).collect();
        assert_eq!(IDS, ids);
    }
}
