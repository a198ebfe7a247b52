//! The future a port returns.

use std::future::Future;
use std::pin::Pin;

/// A boxed future: what the methods of the ports return, so that a port can be a trait object.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
