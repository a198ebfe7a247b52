//! What Saldo suggests, the interaction model understands (certification 4.3).

use std::path::Path;

use saldo::speech::suggestions;
use serde_json::Value;

/// Built-in intents understand these without a sample.
const BUILT_IN: [(&str, &str); 3] =
    [("stop", "AMAZON.StopIntent"), ("more", "AMAZON.MoreIntent"), ("yes", "AMAZON.YesIntent")];

/// Words for the platform's own slot type, which the model does not list.
const ORDINALS: [&str; 3] = ["first", "second", "third"];

fn texts(values: &Value) -> Vec<String> {
    let values = values.as_array().into_iter().flatten();
    values.filter_map(|value| value.as_str().map(str::to_lowercase)).collect()
}

/// Every value and synonym of the model's own slot types.
fn slot_words(model: &Value) -> Vec<String> {
    let types = model["types"].as_array().unwrap();
    let values = types.iter().flat_map(|kind| kind["values"].as_array().unwrap());
    values
        .flat_map(|value| {
            let name = value["name"]["value"].as_str().unwrap().to_lowercase();
            texts(&value["name"]["synonyms"]).into_iter().chain([name])
        })
        .chain(ORDINALS.map(str::to_owned))
        .collect()
}

/// Whether `sample`, with at most one slot in it, can be said as `phrase`.
fn is_said(sample: &str, phrase: &str, words: &[String]) -> bool {
    let (Some(open), Some(close)) = (sample.find('{'), sample.find('}')) else {
        return sample == phrase;
    };
    let (before, after) = (&sample[..open], &sample[close + 1..]);
    let inside = phrase.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
    inside.is_some_and(|inside| words.iter().any(|word| word == inside))
}

#[test]
fn every_suggestion_is_understood() {
    let path = "interaction-models/alexa/skill-package/interactionModels/custom/en-US.json";
    let file = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let model: Value = serde_json::from_slice(&file).unwrap();
    let model = &model["interactionModel"]["languageModel"];
    let intents = model["intents"].as_array().unwrap();
    let words = slot_words(model);
    for suggested in suggestions::all() {
        let phrase = suggested.to_lowercase();
        let built_in = BUILT_IN.iter().any(|(said, name)| {
            *said == phrase && intents.iter().any(|intent| intent["name"] == *name)
        });
        let sampled = intents.iter().flat_map(|intent| texts(&intent["samples"]));
        let mut sampled = sampled.filter(|sample| is_said(sample, &phrase, &words));
        assert!(built_in || sampled.next().is_some(), "{suggested:?} is not in the model");
    }
}
