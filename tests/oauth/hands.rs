//! A customer's hands on a real browser: the mouse, the keyboard, and what the page holds.
//!
//! Nothing here runs a script in the page, as WebDriver's own commands do: pages are used the same
//! way where the browser runs none.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::chromium::{Chromium, PAGE_TIME_MAX};

/// A browser under somebody's hands.
pub(crate) struct Hands {
    pub(crate) chromium: Chromium,
}

impl Hands {
    /// The element that `selector` finds on the page that is shown now, if there is one.
    async fn find(&self, selector: &str) -> Option<Value> {
        let document = self.chromium.tool("DOM.getDocument", &json!({"depth": 0})).await;
        let wanted = json!({"nodeId": document["root"]["nodeId"], "selector": selector});
        let found = self.chromium.try_tool("DOM.querySelector", &wanted).await?;
        found["nodeId"].as_i64().filter(|node| *node > 0).map(|node| json!({"nodeId": node}))
    }

    async fn found(&self, selector: &str) -> Value {
        self.find(selector).await.unwrap_or_else(|| panic!("{selector} is not there"))
    }

    pub(crate) async fn open(&self, url: &str) {
        self.chromium.tool("Page.navigate", &json!({"url": url})).await;
    }

    pub(crate) async fn click(&self, selector: &str) {
        let node = self.found(selector).await;
        self.chromium.tool("DOM.scrollIntoViewIfNeeded", &node).await;
        let quads = self.chromium.tool("DOM.getContentQuads", &node).await;
        let corner = |index: usize| quads["quads"][0][index].as_f64().unwrap() as i64;
        let (x, y) = (i64::midpoint(corner(0), corner(4)), i64::midpoint(corner(1), corner(5)));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1});
            self.chromium.tool("Input.dispatchMouseEvent", &event).await;
        }
    }

    pub(crate) async fn write(&self, selector: &str, text: &str) {
        let node = self.found(selector).await;
        self.chromium.tool("DOM.focus", &node).await;
        self.chromium.tool("Input.insertText", &json!({"text": text})).await;
    }

    /// Waits until the page holds `text` in an element: a click does not wait for what follows it.
    pub(crate) async fn shows(&self, selector: &str, text: &str) {
        let began = Instant::now();
        let mut seen = String::new();
        while began.elapsed() < PAGE_TIME_MAX {
            if let Some(node) = self.find(selector).await
                && let Some(html) = self.chromium.try_tool("DOM.getOuterHTML", &node).await
            {
                seen = html["outerHTML"].as_str().unwrap_or_default().to_owned();
                if seen.contains(text) {
                    return;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{selector} shows {seen}, not {text:?}");
    }
}
