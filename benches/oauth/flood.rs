//! Everybody logs in at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;

use crate::scene::{Page, Scene};

/// How long a visitor waits who was turned away.
const PATIENCE: Duration = Duration::from_millis(50);

/// Visitors who try one wrong password after another.
pub(crate) struct Flood {
    state: Arc<State>,
    visiting: JoinSet<()>,
}

#[derive(Default)]
struct State {
    tries: AtomicUsize,
    checked: AtomicUsize,
    turned_away: AtomicUsize,
    is_over: AtomicBool,
}

/// What came of a flood.
pub(crate) struct Flooded {
    /// Passwords that were checked.
    pub(crate) checked: usize,
    /// Visitors who were told to come back later.
    pub(crate) turned_away: usize,
}

impl Flood {
    /// Lets so many visitors in, and waits until the first of them were answered.
    pub(crate) async fn start(scene: &Arc<Scene>, visitors: usize) -> Self {
        let (state, mut visiting) = (Arc::new(State::default()), JoinSet::new());
        if visitors > 0 {
            let page = Arc::new(scene.login_page().await);
            for _ in 0..visitors {
                let (scene, page) = (Arc::clone(scene), Arc::clone(&page));
                visiting.spawn(visit(scene, page, Arc::clone(&state)));
            }
            while state.checked.load(Ordering::Relaxed) < visitors {
                tokio::time::sleep(PATIENCE).await;
            }
        }
        Self { state, visiting }
    }

    /// Sends everybody home.
    pub(crate) async fn stop(mut self) -> Flooded {
        self.state.is_over.store(true, Ordering::Relaxed);
        while let Some(visited) = self.visiting.join_next().await {
            visited.unwrap();
        }
        Flooded {
            checked: self.state.checked.load(Ordering::Relaxed),
            turned_away: self.state.turned_away.load(Ordering::Relaxed),
        }
    }
}

async fn visit(scene: Arc<Scene>, page: Arc<Page>, state: Arc<State>) {
    while !state.is_over.load(Ordering::Relaxed) {
        let number = state.tries.fetch_add(1, Ordering::Relaxed);
        match scene.guess(&page, number).await {
            true => state.checked.fetch_add(1, Ordering::Relaxed),
            false => {
                tokio::time::sleep(PATIENCE).await;
                state.turned_away.fetch_add(1, Ordering::Relaxed)
            }
        };
    }
}
