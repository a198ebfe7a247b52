//! Whether a request is meant for this skill.

use super::envelope::Envelope;
use super::refusal::Refusal;
use crate::basics::ApplicationId;

/// The configured application that `envelope` names.
///
/// A request may name it in the context, in the session or in both; both must agree.
///
/// # Errors
///
/// The application [`Refusal`]s; with an empty list every request is refused.
pub(super) fn check<'p>(
    envelope: &Envelope<'_>,
    configured: &'p [ApplicationId],
) -> Result<&'p ApplicationId, Refusal> {
    if configured.is_empty() {
        return Err(Refusal::ApplicationsNone);
    }
    let named = match (envelope.system_application(), envelope.session_application()) {
        (None, None) => return Err(Refusal::ApplicationMissing),
        (Some(system), Some(session)) if system != session => {
            return Err(Refusal::ApplicationMismatch);
        }
        (Some(id), _) | (None, Some(id)) => id,
    };
    configured.iter().find(|id| id.as_str() == named).ok_or(Refusal::ApplicationUnknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(system: Option<&str>, session: Option<&str>, ours: &[&str]) -> Result<(), Refusal> {
        let place = |id: Option<&str>| {
            id.map_or(String::from("{}"), |id| {
                format!(r#"{{"application":{{"applicationId":"{id}"}}}}"#)
            })
        };
        let body = format!(
            r#"{{"request":{{}},"session":{},"context":{{"System":{}}}}}"#,
            place(session),
            place(system)
        );
        let ours: Vec<_> = ours.iter().map(|id| ApplicationId::new(id).unwrap()).collect();
        check(&Envelope::read(&body).unwrap(), &ours).map(|_| ())
    }

    #[test]
    fn one_configured_application_in_every_place() {
        let ours = ["skill-1", "skill-2"];
        assert_eq!(named(Some("skill-1"), Some("skill-1"), &ours), Ok(()));
        assert_eq!(named(Some("skill-2"), None, &ours), Ok(()));
        assert_eq!(named(None, Some("skill-1"), &ours), Ok(()));
        // Both are ours, and yet nobody can say for which one it is.
        let mismatch = Err(Refusal::ApplicationMismatch);
        assert_eq!(named(Some("skill-1"), Some("skill-2"), &ours), mismatch);
        assert_eq!(named(Some("skill-1"), Some(""), &ours), mismatch);
        assert_eq!(named(Some("skill-3"), None, &ours), Err(Refusal::ApplicationUnknown));
        assert_eq!(named(Some("SKILL-1"), None, &ours), Err(Refusal::ApplicationUnknown));
        assert_eq!(named(Some("skill-1 "), None, &ours), Err(Refusal::ApplicationUnknown));
        assert_eq!(named(None, None, &ours), Err(Refusal::ApplicationMissing));
        assert_eq!(named(Some("skill-1"), None, &[]), Err(Refusal::ApplicationsNone));
    }
}
