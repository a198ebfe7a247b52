//! Amazon Alexa, custom skills.
