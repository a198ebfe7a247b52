//! SSML as a terminal shows it, and texts as XML holds them.

/// The words of `ssml`: tags left out, the five XML entities put back, white space folded.
pub fn plain_text(ssml: &str) -> String {
    let mut text = String::with_capacity(ssml.len());
    let mut rest = ssml;
    let mut is_spelled = false;
    while let Some(start) = rest.find('<') {
        push(&mut text, &rest[..start], is_spelled);
        text.push(' ');
        let (tag, after) = rest[start..].split_once('>').unwrap_or_default();
        is_spelled = tag.contains("\"spell-out\"");
        rest = after;
    }
    text.push_str(rest);
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    for (entity, character) in entities {
        text = text.replace(entity, character);
    }
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    [" ,", " .", " ?"].iter().fold(folded, |text, mark| text.replace(mark, mark.trim_start()))
}

/// Appends words; spelled ones as single letters.
fn push(text: &mut String, words: &str, is_spelled: bool) {
    if !is_spelled {
        text.push_str(words);
        return;
    }
    for letter in words.chars() {
        text.push(' ');
        text.extend(letter.to_uppercase());
    }
}

/// A text inside an XML attribute or element.
pub fn escaped_xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' => safe.push_str("&#10;"),
            control if control.is_control() => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_words_stay() {
        let ssml = "<speak>Savings ending in <say-as interpret-as=\"digits\">1001</say-as>, \
                    AT&amp;T.<break time=\"300ms\"/> More?</speak>";
        assert_eq!(plain_text(ssml), "Savings ending in 1001, AT&T. More?");
        let spelled = "<speak>Rewe. <say-as interpret-as=\"spell-out\">rewe</say-as>.</speak>";
        assert_eq!(plain_text(spelled), "Rewe. R E W E.");
        assert_eq!(plain_text("<unclosed"), "");
        assert_eq!(plain_text(""), "");
    }
}
