//! The words that make text unfit to be read aloud, in one place for review.

/// Words that tell the listener to do something, ask for a secret or wake a device. Compared
/// with whole words. In alphabetical order: they are searched.
pub(super) const WORDS: &[&str] = &[
    "alexa",
    "bixby",
    "call",
    "callback",
    "called",
    "calling",
    "calls",
    "click",
    "code",
    "codes",
    "confirm",
    "confirmation",
    "confirmed",
    "confirming",
    "cortana",
    "credentials",
    "cvc",
    "cvv",
    "email",
    "fraud",
    "fraudulent",
    "helpline",
    "hotline",
    "href",
    "http",
    "https",
    "ignore",
    "instruction",
    "instructions",
    "javascript",
    "login",
    "logon",
    "otp",
    "phone",
    "pin",
    "pincode",
    "pins",
    "prompt",
    "reply",
    "scam",
    "siri",
    "sms",
    "ssml",
    "ssn",
    "suspended",
    "telegram",
    "telephone",
    "unlock",
    "urgent",
    "urgently",
    "voicemail",
    "whatsapp",
    "www",
    "ziggy",
];

/// Beginnings of words that are refused in every form.
pub(super) const STEMS: &[&str] =
    &["authenticat", "dial", "passcod", "passkey", "passphras", "passw", "unverif", "verif"];

/// Words of other languages that do the same, without their accents. A voice mangles them, but
/// the screen does not, and some listeners understand.
pub(super) const FOREIGN_WORDS: &[&str] = &[
    "anrufen",
    "appelez",
    "appeler",
    "bellen",
    "chiama",
    "chiamare",
    "clave",
    "codice",
    "codigo",
    "confirme",
    "confirmez",
    "contrasena",
    "contrasenya",
    "haslo",
    "heslo",
    "kennwort",
    "kod",
    "kode",
    "ligue",
    "ligar",
    "llamar",
    "llame",
    "llamenos",
    "losenord",
    "parola",
    "parool",
    "passord",
    "passwort",
    "rufen",
    "salasana",
    "senha",
    "sifre",
    "soita",
    "telefonnummer",
    "telefono",
    "urgente",
    "verifique",
    "verifizieren",
    "wachtwoord",
    "zadzwon",
    "zavolejte",
    "аккаунт",
    "введите",
    "звоните",
    "код",
    "кода",
    "пароль",
    "перезвоните",
    "позвоните",
    "подтвердите",
    "скажите",
    "срочно",
    "телефон",
    "κωδικος",
    "καλεστε",
    "τηλεφωνο",
];

/// The same in scripts without spaces between words: refused anywhere.
pub(super) const EAST_ASIAN: &[&str] = &[
    "密码",
    "密碼",
    "拨打",
    "致电",
    "致電",
    "电话",
    "電話",
    "验证码",
    "驗證碼",
    "暗証番号",
    "パスワード",
    "認証",
    "비밀번호",
    "전화",
    "인증",
];

/// Refused also when spaces or signs are spread through them.
pub(super) const UNMISTAKABLE: &[&str] = &[
    "passcode",
    "password",
    "verification",
    "confirmyour",
    "verifyyour",
    "youraccount",
    "yourpin",
    "motdepasse",
    "ignoreprevious",
];

/// Words in a row that are refused.
pub(super) const PHRASES: &[&str] = &[
    "account number",
    "act now",
    "answer yes",
    "as an ai",
    "card number",
    "bank support",
    "bel ons",
    "customer service",
    "customer support",
    "goi ngay",
    "hang up",
    "help desk",
    "help line",
    "hey google",
    "log in",
    "ok google",
    "okay google",
    "press any",
    "ring us",
    "routing number",
    "say yes",
    "security department",
    "security number",
    "security team",
    "send money",
    "send the",
    "send to",
    "sign in",
    "social security",
    "sort code",
    "system message",
    "text back",
    "text us",
    "transfer money",
    "transfer to",
    "visit our",
    "visit us",
    "wire money",
    "wire to",
    "you are now",
    "you have been",
    "you have won",
    "you must",
    "you owe",
    "your account",
    "your accounts",
    "your balance",
    "your bank",
    "your card",
    "your money",
    "your name",
    "your savings",
    "your social",
];

/// Names devices wake to that are also merchants' names: refused before a word of [`COMMANDS`].
pub(super) const WAKE_WORDS: &[&str] = &["amazon", "computer", "echo", "google", "assistant"];

/// Verbs that a device carries out.
pub(super) const COMMANDS: &[&str] = &[
    "add", "ask", "buy", "cancel", "delete", "disable", "enable", "launch", "lock", "open",
    "order", "pay", "play", "send", "set", "start", "stop", "switch", "tell", "transfer", "turn",
];

/// The ten digits and what is said for them.
pub(super) const NUMBER_WORDS: &[&str] = &[
    "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double",
    "triple", "hundred",
];

/// Endings of addresses when they are spelled out after "dot".
pub(super) const ADDRESS_ENDINGS: &[&str] =
    &["com", "net", "org", "info", "io", "co", "biz", "us", "uk", "app", "xyz", "ru", "cn", "me"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_be_searched() {
        assert!(WORDS.is_sorted());
    }
}
