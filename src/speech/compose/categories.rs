//! What categories are called.

use crate::bank::Category;
use crate::speech::messages::categories::CATEGORY;
use crate::speech::wording::{Value, Wording};

/// What `category` is called after "for".
pub(super) fn called(words: &Wording, category: Category) -> String {
    words.written(&CATEGORY, None, [("id", Value::Key(category.id()))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Locale;

    #[test]
    fn every_category_has_words_of_its_own() {
        let words = Wording::of(Locale::EN_US);
        let mut names: Vec<String> = Category::ALL.iter().map(|it| called(words, *it)).collect();
        assert!(names.iter().all(|name| !name.contains('_') && name.len() <= 40), "{names:?}");
        names.sort();
        names.dedup();
        assert_eq!(names.len(), Category::ALL.len());
    }
}
