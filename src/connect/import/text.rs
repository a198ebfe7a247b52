//! From the bytes of a file to its text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::problem::{Fault, Problem};

/// How far into a file its declaration of an encoding is looked for, in bytes: an OFX header has
/// nine short lines, an XML declaration one.
const DECLARATION_BYTES_MAX: usize = 1024;

/// The text of `bytes`, in the encoding that a byte order mark, an XML declaration or an OFX
/// header names; without any, UTF-8.
///
/// # Errors
///
/// [`Fault::Encoding`] when the encoding is unknown or the bytes are not of it.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Problem> {
    let wrong = || Problem::of_file(Fault::Encoding);
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => declared(bytes).ok_or_else(wrong)?,
    };
    let (text, _, has_errors) = encoding.decode(bytes);
    if has_errors { Err(wrong()) } else { Ok(text.into_owned()) }
}

/// The encoding that the beginning of the file declares; `None` for one that is not known.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION_BYTES_MAX)]);
    if let Some(declaration) = head.split_once("<?xml").and_then(|(_, rest)| rest.split_once("?>"))
        && let Some((_, value)) = declaration.0.split_once("encoding=")
    {
        let name = value.trim_start_matches(['"', '\'']).split(['"', '\'']).next()?;
        return Encoding::for_label(name.as_bytes());
    }
    let header = |name: &str| {
        let line = head.lines().take_while(|line| !line.contains('<'));
        line.filter_map(|line| line.trim().strip_prefix(name)).map(str::trim).next()
    };
    let charset = header("CHARSET:").map(str::to_ascii_uppercase);
    match (header("ENCODING:"), charset.as_deref()) {
        // OFX 1 calls a code page ENCODING:USASCII with CHARSET:1252 (specification 1.6, 2.2).
        (Some("USASCII"), Some("1252")) => Some(WINDOWS_1252),
        (Some("USASCII"), Some("ISO-8859-1" | "8859-1" | "NONE")) => Some(WINDOWS_1252),
        (Some("USASCII"), Some(other)) => Encoding::for_label(other.as_bytes()),
        _ => Some(UTF_8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declared_encoding_is_read() {
        let ofx = |charset: &str, text: &[u8]| {
            let head = format!("OFXHEADER:100\nENCODING:USASCII\nCHARSET:{charset}\n\n<OFX>");
            decode(&[head.as_bytes(), text].concat())
        };
        assert!(ofx("1252", b"Caf\xe9 \x80").unwrap().ends_with("Café €"));
        assert!(ofx("NONE", b"Caf\xe9").unwrap().ends_with("Café"));
        assert!(ofx("SHIFT_JIS", b"\x83J").unwrap().ends_with('カ'));
        assert!(ofx("KLINGON", b"a").is_err());
        let xml = b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>\xe9</a>";
        assert!(decode(xml).unwrap().ends_with("é</a>"));
        assert_eq!(decode(b"\xff\xfea\0b\0").unwrap(), "ab");
        assert_eq!(decode("é".as_bytes()).unwrap(), "é");
        assert_eq!(decode(b"\xe9"), Err(Problem::of_file(Fault::Encoding)));
    }
}
