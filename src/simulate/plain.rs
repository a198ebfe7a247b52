//! SSML as a terminal shows it.

/// The words of `ssml`: tags left out, the five XML entities put back, white space folded.
pub(super) fn plain_text(ssml: &str) -> String {
    let mut text = String::with_capacity(ssml.len());
    let mut rest = ssml;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        text.push(' ');
        rest = rest[start..].split_once('>').map_or("", |(_, after)| after);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_words_stay() {
        let ssml = "<speak>Savings ending in <say-as interpret-as=\"digits\">1001</say-as>, \
                    AT&amp;T.<break time=\"300ms\"/> More?</speak>";
        assert_eq!(plain_text(ssml), "Savings ending in 1001, AT&T. More?");
        assert_eq!(plain_text("<unclosed"), "");
        assert_eq!(plain_text(""), "");
    }
}
