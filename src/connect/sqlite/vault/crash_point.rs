//! Named points in the way of a write at which a test ends the process.
//!
//! Only code can set a watch, no setting does, and a release build has none to set: passing a point
//! does nothing there.

/// Is told the name of each point that is passed.
#[cfg(debug_assertions)]
pub type Watch = Box<dyn Fn(&'static str) + Send>;

#[cfg(debug_assertions)]
thread_local! {
    static WATCH: std::cell::RefCell<Option<Watch>> = const { std::cell::RefCell::new(None) };
}

/// Sets the watch over the points that this thread passes.
#[cfg(debug_assertions)]
pub(super) fn set_watch(watch: Watch) {
    WATCH.set(Some(watch));
}

/// Passes the point `name`.
#[cfg(debug_assertions)]
pub(super) fn pass(name: &'static str) {
    WATCH.with_borrow(|watch| watch.iter().for_each(|watch| watch(name)));
}

/// Passes the point `name`, which nobody watches.
#[cfg(not(debug_assertions))]
pub(super) fn pass(_name: &'static str) {}
