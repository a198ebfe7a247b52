#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../targets.rs"]
#[allow(dead_code)] // each target uses its own function of the shared file
mod targets;

fuzz_target!(|data: &[u8]| targets::template(data));
