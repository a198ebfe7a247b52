//! The page on which a customer logs in.

use maud::html;

use super::layout::{Site, fault};
use crate::oauth::Endpoint;

/// What is wrong with what was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server::oauth) enum LoginFault {
    /// No user name.
    UserMissing,
    /// No password.
    PasswordMissing,
    /// They do not go together, or were tried too often: the page does not tell which.
    Mismatch,
}

/// The page's content.
pub(in crate::server::oauth) struct LoginPage<'a> {
    /// What all pages share.
    pub(in crate::server::oauth) site: Site<'a>,
    /// The platform that asks; `None` for customers who came by themselves.
    pub(in crate::server::oauth) client: Option<&'a str>,
    /// Ties the form to the visit.
    pub(in crate::server::oauth) csrf: &'a str,
    /// The user name as it was entered.
    pub(in crate::server::oauth) user: &'a str,
    /// What is wrong with what was entered.
    pub(in crate::server::oauth) fault: Option<LoginFault>,
}

impl LoginPage<'_> {
    /// The page as HTML.
    pub(in crate::server::oauth) fn html(&self) -> String {
        let language = self.site.language;
        let text = |id: &str| language.text(id);
        let why = match self.client {
            Some(client) => language.words("login-why", &[("client", client)]),
            None => text("login-why-sharing"),
        };
        let target = if self.client.is_some() { Endpoint::Login } else { Endpoint::SharingLogin };
        let user_fault = match self.fault {
            Some(LoginFault::UserMissing) => Some(text("login-user-missing")),
            Some(LoginFault::Mismatch) => Some(text("login-wrong")),
            _ => None,
        };
        let password_fault = (self.fault == Some(LoginFault::PasswordMissing))
            .then(|| text("login-password-missing"));
        let mut found = Vec::new();
        found.extend(user_fault.clone().map(|text| ("user", text)));
        found.extend(password_fault.clone().map(|text| ("password", text)));
        let main = html! {
            (self.site.problems(&found))
            p { (why) }
            form method="post" action={ (self.site.base) (target.path()) } novalidate {
                input type="hidden" name="csrf" value=(self.csrf);
                div class="field" {
                    label for="user" { (text("login-user")) }
                    (fault("user-fault", user_fault.as_deref()))
                    input type="text" id="user" name="user" value=(self.user) maxlength="64"
                        autocomplete="username" autocapitalize="none" spellcheck="false"
                        aria-invalid=[user_fault.as_ref().map(|_| "true")]
                        aria-describedby=[user_fault.as_ref().map(|_| "user-fault")];
                }
                div class="field" {
                    label for="password" { (text("login-password")) }
                    (fault("password-fault", password_fault.as_deref()))
                    input type="password" id="password" name="password" maxlength="512"
                        autocomplete="current-password"
                        aria-invalid=[password_fault.as_ref().map(|_| "true")]
                        aria-describedby=[password_fault.as_ref().map(|_| "password-fault")];
                }
                div class="actions" {
                    button class="go" type="submit" { (text("login-submit")) }
                    @if self.client.is_some() {
                        button class="no" type="submit" name="decision" value="refuse" {
                            (text("consent-refuse"))
                        }
                    }
                }
            }
        };
        let title = language.words("login-title", &[("bank", self.site.bank)]);
        self.site.page(&title, &main)
    }
}
