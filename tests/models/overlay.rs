//! A region laid over its language, and languages held against each other.

use saldo::models::{Files, LocaleWords, Source, shipped_files};

const CATALOGUE: &str = r#"
    [slots.kind]
    type = "KIND"
    purpose = "The kind."
    [slots.shop]
    type = "SHOP"
    purpose = "The shop."
    [[intents]]
    name = "LookIntent"
    purpose = "Looks."
    slots = ["kind", "shop"]
    access = []
    importance = "core"
    [[intents]]
    name = "StopIntent"
    purpose = "Stops."
    slots = []
    access = []
    importance = "core"
"#;

/// A small language in two regions, of which the second changes nothing.
fn small() -> Files {
    let shipped = shipped_files();
    let header = &shipped["source/en-US/locale.toml"];
    let look = "[LookIntent]\nsentences = [\"see <my> {kind}\", \"view it\", \"at {shop}\"]\n";
    let kinds = "[[values]]\nid = \"A\"\nname = \"alpha\"\nsynonyms = [\"first\"]\n\
        [[values]]\nid = \"B\"\nname = \"beta\"\n";
    let shops = "open = true\n[[values]]\nid = \"X\"\nname = \"ex\"\n";
    [
        ("source/catalogue.toml", CATALOGUE),
        ("source/alexa.toml", &shipped["source/alexa.toml"]),
        ("source/en/polite.toml", "before = [\"please\"]\nafter = [\"now\"]\n"),
        ("source/en/rules.toml", "[rules]\nmy = \"my\"\n"),
        ("source/en/heard.toml", "LookIntent = [\"view it now\"]\n"),
        ("source/en/sentences/look.toml", look),
        ("source/en/sentences/stop.toml", "[StopIntent]\nnative = [\"stop\"]\nsentences = []\n"),
        ("source/en/types/KIND.toml", kinds),
        ("source/en/types/SHOP.toml", shops),
        ("source/en-GB/locale.toml", header),
        ("source/en-US/locale.toml", header),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into()
}

fn with(changes: &[(&str, &str)]) -> Files {
    let mut files = small();
    files.extend(changes.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    files
}

fn locale(files: &Files, name: &str) -> LocaleWords {
    let mut locales = Source::read(files).unwrap().locales;
    let place = locales.iter().position(|words| words.locale.to_string() == name).unwrap();
    let alone = Source::read_locale(files, name.parse().unwrap()).unwrap();
    let words = locales.swap_remove(place);
    assert_eq!(words.model(), alone.model(), "{name}: read alone and with the others");
    words
}

fn samples(words: &LocaleWords) -> Vec<String> {
    words.model().intents.iter().flat_map(|intent| intent.samples.clone()).collect()
}

fn errors(files: &Files) -> String {
    Source::read(files).map(|_| String::new()).unwrap_or_else(|errors| errors.to_string())
}

#[test]
fn a_region_that_changes_nothing_says_what_its_language_says() {
    let files = small();
    let (british, american) = (locale(&files, "en-GB"), locale(&files, "en-US"));
    assert_eq!(british.model(), american.model());
    assert_eq!(samples(&british), ["see my {kind}", "view it", "at {shop}"]);
}

#[test]
fn a_region_adds_replaces_and_takes_away() {
    let files = with(&[
        ("source/en-GB/polite.toml", "before = [\"kindly\"]\n"),
        ("source/en-GB/rules.toml", "[rules]\nmy = \"our\"\nme = \"me\"\n"),
        ("source/en-GB/heard.toml", "LookIntent = [\"show <me>\"]\n"),
        (
            "source/en-GB/sentences/look.toml",
            "[LookIntent]\nwithout = [\"view it\"]\nsentences = [\"show <me>\"]\n",
        ),
        (
            "source/en-GB/types/KIND.toml",
            "[[values]]\nid = \"A\"\nname = \"ay\"\nsynonyms = [\"one\"]\nwithout = [\"first\"]\n\
             [[values]]\nid = \"B\"\nsynonyms = [\"bee\"]\n",
        ),
        ("source/en-GB/types/SHOP.toml", "[[values]]\nid = \"Y\"\nname = \"why\"\n"),
    ]);
    let british = locale(&files, "en-GB");
    assert_eq!(samples(&british), ["see our {kind}", "at {shop}", "show me"]);
    let model = british.model();
    assert_eq!(model.openers, ["please", "kindly"]);
    let said: Vec<Vec<&str>> =
        model.types.iter().flat_map(|of| &of.values).map(|v| v.phrases().collect()).collect();
    assert_eq!(said, [vec!["ay", "alpha", "one"], vec!["beta", "bee"], vec!["ex"], vec!["why"]]);
    assert!(model.types[1].open, "openness is the language's");
    assert_eq!(british.heard.len(), 2);
    let american = locale(&files, "en-US");
    assert_eq!(samples(&american), ["see my {kind}", "view it", "at {shop}"]);
}

#[test]
fn what_a_region_cannot_change_is_refused() {
    let look = "source/en-GB/sentences/look.toml";
    let kinds = "source/en-GB/types/KIND.toml";
    for (says, path, text) in [
        (
            "does not say \"look at it\"",
            look,
            "[LookIntent]\nwithout = [\"look at it\"]\nsentences = []",
        ),
        ("does not say \"zeta\"", kinds, "[[values]]\nid = \"A\"\nwithout = [\"zeta\"]"),
        ("\"C\" has no name", kinds, "[[values]]\nid = \"C\"\nsynonyms = [\"sea\"]"),
        ("is not in catalogue.toml", look, "[FindIntent]\nsentences = []"),
        ("has no slot type \"HUE\"", "source/en-GB/types/HUE.toml", "values = []"),
        ("nothing reads this file", "source/en-GB/alexa.toml", ""),
        (
            "belongs in the folder of a region",
            "source/en/sentences/look.toml",
            "[LookIntent]\nwithout = [\"a\"]\nsentences = [\"b\"]",
        ),
        ("\"A\" has no name", "source/en/types/KIND.toml", "[[values]]\nid = \"A\""),
    ] {
        let message = errors(&with(&[(path, text)]));
        assert!(message.contains(path) && message.contains(says), "{says}: {message}");
    }
}

#[test]
fn a_language_is_told_everything_that_it_lacks() {
    let header = &small()["source/en-US/locale.toml"];
    let started = with(&[
        ("source/fr-FR/locale.toml", header),
        ("source/fr/sentences/stop.toml", "[StopIntent]\nsentences = []\n"),
        (
            "source/fr/types/KIND.toml",
            "[[values]]\nid = \"A\"\nname = \"a\"\n[[values]]\nid = \"Z\"\nname = \"z\"\n",
        ),
    ]);
    let message = errors(&started);
    for says in [
        "source/fr/heard.toml: the file is missing",
        "source/fr/polite.toml: the file is missing",
        "source/fr/rules.toml: the file is missing",
        "source/fr/sentences/look.toml: intent \"LookIntent\" has no table",
        "source/fr/sentences/stop.toml: intent \"StopIntent\" has no sentence",
        "source/fr/types/KIND.toml: value \"B\" is missing",
        "source/fr/types/KIND.toml:5: value \"Z\" is none of the first language's",
        "source/fr/types/SHOP.toml: the file is missing",
    ] {
        assert!(message.lines().any(|line| line.starts_with(says)), "{says}:\n{message}");
    }
    let elsewhere = "[LookIntent]\nsentences = [\"voir\"]\n[StopIntent]\nsentences = [\"fin\"]\n";
    let mut moved = started;
    moved.remove("source/fr/sentences/stop.toml");
    moved.insert("source/fr/sentences/look.toml".into(), elsewhere.into());
    let says = "look.toml: intent \"StopIntent\" belongs in source/fr/sentences/stop.toml";
    let message = errors(&moved);
    assert!(message.contains(says), "{message}");
}
