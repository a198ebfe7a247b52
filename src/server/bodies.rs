//! Reading bodies: bounded in size and time each, and in size all together.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::StatusCode;
use hyper::body::{Body as _, Incoming};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use crate::settings::ServerSettings;

/// Reads bodies within their bounds.
#[derive(Debug)]
pub(super) struct Bodies {
    bytes_max: usize,
    time_max: Duration,
    /// One permit a byte that may still be held.
    left: Semaphore,
}

/// A whole body. Its bytes count among those held until it is dropped.
#[derive(Debug)]
pub(super) struct Body<'a> {
    /// The bytes as they came.
    pub(super) bytes: Bytes,
    _held: SemaphorePermit<'a>,
}

/// Why a body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// It has more bytes than a body may have.
    TooLarge,
    /// It broke off, or is framed wrongly.
    Broken,
    /// It did not arrive in time.
    Late,
    /// All bodies together have more bytes than are held at a time.
    NoRoom,
}

impl Unread {
    /// The name in the metrics.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::TooLarge => "body_too_large",
            Self::Broken => "body_broken",
            Self::Late => "body_late",
            Self::NoRoom => "bodies_full",
        }
    }

    /// What the client is told.
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Broken => StatusCode::BAD_REQUEST,
            Self::Late => StatusCode::REQUEST_TIMEOUT,
            Self::NoRoom => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl Bodies {
    /// Reads within the bounds that the operator set.
    pub(super) fn new(settings: &ServerSettings) -> Self {
        Self {
            bytes_max: settings.body_bytes_max,
            time_max: Duration::from_secs(settings.body_seconds_max),
            left: Semaphore::new(settings.bodies_bytes_max.min(Semaphore::MAX_PERMITS)),
        }
    }

    /// The whole of `body`. A length that is said to be too large is not waited for.
    pub(super) async fn read(&self, body: Incoming) -> Result<Body<'_>, Unread> {
        if body.size_hint().lower() > self.bytes_max as u64 {
            return Err(Unread::TooLarge);
        }
        let whole = self.collect(Limited::new(body, self.bytes_max));
        timeout(self.time_max, whole).await.unwrap_or(Err(Unread::Late))
    }

    async fn collect(&self, mut body: Limited<Incoming>) -> Result<Body<'_>, Unread> {
        let mut held = self.hold(0)?;
        let mut first = Bytes::new();
        let mut more = BytesMut::new();
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|error| {
                if error.is::<LengthLimitError>() { Unread::TooLarge } else { Unread::Broken }
            })?;
            // Trailers say nothing to us.
            let Ok(data) = frame.into_data() else { continue };
            held.merge(self.hold(data.len())?);
            if first.is_empty() {
                first = data;
            } else {
                if more.is_empty() {
                    more.extend_from_slice(&first);
                }
                more.extend_from_slice(&data);
            }
        }
        let bytes = if more.is_empty() { first } else { more.freeze() };
        Ok(Body { bytes, _held: held })
    }

    /// Counts `bytes` among those held, at once or not at all: who waits for room holds some.
    fn hold(&self, bytes: usize) -> Result<SemaphorePermit<'_>, Unread> {
        let bytes = u32::try_from(bytes).map_err(|_| Unread::TooLarge)?;
        self.left.try_acquire_many(bytes).map_err(|_| Unread::NoRoom)
    }
}
