//! The devices that a customer can be speaking to, as a platform describes them.

use serde_json::{Value, json};

/// A device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// A speaker without a screen.
    Speaker,
    /// A speaker with a screen that is touched.
    Hub,
    /// A television, steered with the arrows of a remote control.
    Tv,
    /// The platform's app on a telephone.
    Phone,
}

impl Device {
    /// Every one of them.
    pub const ALL: [Self; 4] = [Self::Speaker, Self::Hub, Self::Tv, Self::Phone];

    /// Its name in stories and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Hub => "hub",
            Self::Tv => "tv",
            Self::Phone => "phone",
        }
    }

    /// What the device can show documents with.
    pub(super) fn interfaces(self) -> Value {
        match self {
            Self::Speaker => json!({}),
            Self::Hub | Self::Tv | Self::Phone => {
                json!({"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}})
            }
        }
    }

    /// The shape of its screen; `None` where it has none.
    pub(super) fn viewport(self) -> Option<Value> {
        let (mode, width, height, dpi) = match self {
            Self::Speaker => return None,
            Self::Hub => ("HUB", 1280, 800, 160),
            Self::Tv => ("TV", 1920, 1080, 320),
            Self::Phone => ("MOBILE", 1080, 2160, 480),
        };
        let mut viewport = json!({
            "mode": mode, "shape": "RECTANGLE", "dpi": dpi,
            "pixelWidth": width, "pixelHeight": height,
            "currentPixelWidth": width, "currentPixelHeight": height,
        });
        match self {
            Self::Tv => viewport["keyboard"] = json!(["DIRECTION"]),
            _ => viewport["touch"] = json!(["SINGLE"]),
        }
        Some(viewport)
    }
}
