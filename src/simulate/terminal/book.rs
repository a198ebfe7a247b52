//! Conversations as they were had so far.

use crate::simulate::story::{Given, Story, Turn, Utterance};

/// One conversation.
#[derive(Debug, Clone)]
pub(super) struct Branch {
    /// What was given at first, and every turn since.
    pub(super) story: Story,
    /// What is given by now.
    pub(super) now: Given,
}

/// Conversations, of which one goes on.
#[derive(Debug)]
pub(super) struct Book {
    branches: Vec<Branch>,
    at: usize,
    /// Whether the voice code is said whenever it is asked for.
    pub(super) says_pin: bool,
    /// What was given before the last change at the beginning, in case the new world cannot be.
    pub(super) before: Option<Given>,
}

impl Book {
    /// A conversation that begins with what is `given`, after which `turns` were had.
    pub(super) fn new(given: Given, turns: Vec<Turn>) -> Self {
        let now = turns.last().map_or(&given, |turn| &turn.given).clone();
        let story = Story { name: String::new(), line: 1, given, turns };
        let branches = vec![Branch { story, now }];
        Self { branches, at: 0, says_pin: false, before: None }
    }

    /// The conversation that goes on.
    pub(super) fn branch(&self) -> &Branch {
        &self.branches[self.at]
    }

    pub(super) fn branch_mut(&mut self) -> &mut Branch {
        &mut self.branches[self.at]
    }

    /// Its number, from 1.
    pub(super) fn number(&self) -> usize {
        self.at + 1
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.branches.len()
    }

    /// Writes a turn down.
    pub(super) fn push(&mut self, said: Utterance) {
        let branch = self.branch_mut();
        let given = branch.now.clone();
        branch.story.turns.push(Turn { line: 1, given, said, expected: Vec::new() });
    }

    /// Changes what is given at the beginning.
    pub(super) fn begin_with(&mut self, given: Given) {
        let branch = self.branch_mut();
        let before = std::mem::replace(&mut branch.story.given, given.clone());
        branch.now = given;
        self.before = Some(before);
    }

    /// Takes the last change at the beginning back. Whether there was one since the world was made.
    pub(super) fn restore(&mut self) -> bool {
        let Some(before) = self.before.take() else { return false };
        let branch = self.branch_mut();
        branch.now = before.clone();
        branch.story.given = before;
        true
    }

    /// Takes the last `count` turns back; what was given before them is given again.
    pub(super) fn take_back(&mut self, count: usize) {
        let branch = self.branch_mut();
        let turns = &mut branch.story.turns;
        turns.truncate(turns.len().saturating_sub(count));
        branch.now = turns.last().map_or(&branch.story.given, |turn| &turn.given).clone();
    }

    /// Goes on in a copy.
    pub(super) fn fork(&mut self) {
        let copy = self.branch().clone();
        self.branches.push(copy);
        self.at = self.branches.len() - 1;
    }

    /// Goes on in the conversation with this number. Whether there is one.
    pub(super) fn turn_to(&mut self, number: usize) -> bool {
        let is_known = (1..=self.branches.len()).contains(&number);
        if is_known {
            self.at = number - 1;
        }
        is_known
    }
}
