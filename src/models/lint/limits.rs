//! Every threshold and word list of the lint, in one place.
//!
//! Alexa does not publish all of its numbers; those marked "believed" are what the console was
//! seen to accept, kept on the safe side.

/// Intents of one model (believed).
pub(super) const INTENTS_MAX: usize = 250;
/// Characters of one sample (believed).
pub(super) const SAMPLE_CHARS_MAX: usize = 200;
/// Samples of one intent: beyond it, building a model takes minutes and gains nothing.
pub(super) const SAMPLES_PER_INTENT_MAX: usize = 5_000;
/// Samples a bank intent needs, so that people are understood as they speak (certification 4.7).
pub(super) const SAMPLES_PER_INTENT_MIN: usize = 10;
/// Samples that certification wants at the least (4.7); Saldo's own words have more.
pub(super) const SAMPLES_PER_INTENT_CERTIFIED: usize = 5;
/// Templates that each of the most asked intents needs: as many shapes of sentence that people
/// say, whatever the words in them.
pub(super) const SHAPES_OF_CORE_MIN: usize = 40;
/// Listed values and synonyms of a whole model (believed).
pub(super) const VALUES_MAX: usize = 50_000;
/// Characters of one value (believed).
pub(super) const VALUE_CHARS_MAX: usize = 140;
/// Bytes of one model file (believed).
pub(super) const MODEL_BYTES_MAX: usize = 1_500_000;
/// Example phrases the store shows.
pub(super) const EXAMPLE_PHRASES: usize = 3;
/// Characters of the skill's name in the store.
pub(super) const STORE_NAME_CHARS_MAX: usize = 50;
/// Characters of the one-line summary.
pub(super) const STORE_SUMMARY_CHARS_MAX: usize = 160;
/// Characters of the description.
pub(super) const STORE_DESCRIPTION_CHARS_MAX: usize = 4_000;
/// Keywords of the store.
pub(super) const STORE_KEYWORDS_MAX: usize = 30;

/// Names devices listen for.
pub(super) const WAKE_WORDS: [&str; 4] = ["alexa", "amazon", "echo", "computer"];
/// Intents the console or certification demands of every skill.
pub(super) const REQUIRED_BUILT_INS: [&str; 5] = [
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.HelpIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.StopIntent",
];
/// Intents that a talk with questions and lists needs besides.
pub(super) const TALK_BUILT_INS: [&str; 6] = [
    "AMAZON.NextIntent",
    "AMAZON.NoIntent",
    "AMAZON.PreviousIntent",
    "AMAZON.RepeatIntent",
    "AMAZON.StartOverIntent",
    "AMAZON.YesIntent",
];
/// Built-in intents that take no samples.
pub(super) const FIXED_BUILT_INS: [&str; 2] =
    ["AMAZON.FallbackIntent", "AMAZON.NavigateHomeIntent"];
