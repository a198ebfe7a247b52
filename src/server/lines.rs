//! A connection that notices lines which two readers may see differently.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use memchr::memchr_iter;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Whether a line feed without a carriage return has come over a connection.
///
/// RFC 9112, section 2.2 lets a reader take one for the end of a line, and hyper does; a reader
/// in front of us may not, and then sees another end of the request. What comes after it must
/// not be taken for the next request. In a body it means nothing, and costs one connection.
#[derive(Debug, Clone, Default)]
pub(super) struct LoneFeed(Arc<AtomicBool>);

impl LoneFeed {
    /// Whether one has come.
    pub(super) fn came(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// `stream`, watched for a [`LoneFeed`].
#[derive(Debug)]
pub(super) struct Watched<S> {
    stream: S,
    after_return: bool,
    lone: LoneFeed,
}

impl<S> Watched<S> {
    /// Watches `stream`; `lone` is told.
    pub(super) fn new(stream: S, lone: LoneFeed) -> Self {
        Self { stream, after_return: false, lone }
    }

    fn see(&mut self, read: &[u8]) {
        if self.lone.came() {
            return;
        }
        let lone = memchr_iter(b'\n', read).any(|feed| match feed.checked_sub(1) {
            None => !self.after_return,
            Some(before) => read[before] != b'\r',
        });
        if lone {
            self.lone.0.store(true, Ordering::Relaxed);
        }
        if let Some(last) = read.last() {
            self.after_return = *last == b'\r';
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buffer))?;
        self.see(&buffer.filled()[before..]);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, pieces)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_is_lone_when_no_return_is_right_before_it() {
        for (pieces, lone) in [
            (vec!["a\r\nb\r\n\r\n"], false),
            (vec!["a\nb"], true),
            (vec!["\n"], true),
            (vec!["a\r", "\nb"], false),
            (vec!["a\r", "b", "\n"], true),
            (vec!["a\r\n", "\n"], true),
            (vec!["a\r", "", "\n"], false),
            (vec!["a\n", "b\r\n"], true),
        ] {
            let mut watched = Watched::new((), LoneFeed::default());
            pieces.iter().for_each(|piece| watched.see(piece.as_bytes()));
            assert_eq!(watched.lone.came(), lone, "{pieces:?}");
        }
    }
}
