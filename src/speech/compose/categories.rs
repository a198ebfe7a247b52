//! What categories are called.

use crate::bank::Category;

/// What `category` is called in English after "for".
pub(super) fn called(category: Category) -> String {
    let own = match category {
        Category::Food => "food and drink",
        Category::Restaurants => "restaurants and cafes",
        Category::Liquor => "liquor and tobacco",
        Category::Transit => "public transport",
        Category::Parking => "parking and tolls",
        Category::Car => "your car",
        Category::Home => "your home",
        Category::Telecom => "phone, internet and television",
        Category::GeneralStores => "department and general stores",
        Category::Books => "books and stationery",
        Category::Hobbies => "hobbies and sports",
        Category::Gifts => "gifts and flowers",
        Category::Medical => "medical care",
        Category::Events => "shows and events",
        Category::Money => "financial services",
        Category::Fines => "fines and court costs",
        Category::Giving => "donations",
        Category::Professional => "professional services",
        Category::Shipping => "shipping and storage",
        Category::OwnTransfers => "transfers between your accounts",
        Category::People => "payments to people",
        Category::Other => "everything else",
        plain => return plain.id().replace('_', " "),
    };
    own.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_words_of_its_own() {
        let mut names: Vec<String> = Category::ALL.iter().map(|it| called(*it)).collect();
        assert!(names.iter().all(|name| !name.contains('_') && name.len() <= 40), "{names:?}");
        names.sort();
        names.dedup();
        assert_eq!(names.len(), Category::ALL.len());
    }
}
