//! What the bank tells anybody.

/// Facts the bank publishes: answered without a link. The operator writes them in the settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublicFacts {
    /// The bank's name as spoken: "Saldo Bank".
    pub bank_name: String,
    /// Nine digits (ABA routing transit number).
    pub routing_number: Option<String>,
    /// Opening hours as a spoken sentence part: "Monday to Friday, nine to five".
    pub opening_hours: Option<String>,
    /// Telephone number for customers, digits only.
    pub phone: Option<String>,
}
