//! Ten thousand damaged samples: each is imported whole or refused, and none does half.

use std::fs;

use saldo::connect::import::ImportFormat;

use crate::world::{World, sample_files};

/// Mutants in all.
const MUTANTS: u64 = 10_000;

/// Pieces that files are made of, to be put where they do not belong.
const PIECES: [&[u8]; 14] = [
    b"<",
    b">",
    b"</",
    b"<STMTTRN>",
    b"</OFX>",
    b"<![CDATA[",
    b"&",
    b"-",
    b"99999999999999999999",
    b"0",
    b"\0",
    b"\xff\xfe",
    b"<Ntry>",
    b"\xe2\x82",
];

/// A generator of numbers (SplitMix64), so that a failure can be had again.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((value ^ (value >> 31)) % bound.max(1) as u64) as usize
    }
}

fn damaged(sample: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = sample.to_vec();
    for _ in 0..=numbers.below(2) {
        let (one, two) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
        let (from, until) = (one.min(two), one.max(two));
        match numbers.below(10) {
            0 => bytes.truncate(from),
            1 => drop(bytes.drain(from..until.min(from + 40))),
            2 => drop(bytes.splice(from..from, PIECES[numbers.below(PIECES.len())].to_vec())),
            3 if !bytes.is_empty() => bytes[from] = numbers.below(256) as u8,
            4 => {
                let piece = bytes[from..until.min(from + 200)].to_vec();
                drop(bytes.splice(from..from, piece));
            }
            // A digit becomes another: the file stays readable and says something else.
            _ => {
                if let Some(byte) = bytes[from..].iter_mut().find(|byte| byte.is_ascii_digit()) {
                    *byte = b'0' + numbers.below(10) as u8;
                }
            }
        }
    }
    bytes
}

#[test]
fn no_damage_panics_or_half_writes() {
    let files = |folder, extension, format| {
        sample_files(folder, extension).into_iter().map(move |path| (path, format))
    };
    let samples: Vec<(Vec<u8>, ImportFormat)> = files("camt", "xml", ImportFormat::Camt)
        .chain(files("ofx", "ofx", ImportFormat::Ofx))
        .chain(files("ofx/fail_nice", "ofx", ImportFormat::Ofx))
        .map(|(path, format)| (fs::read(path).unwrap(), format))
        .collect();
    let world = World::in_memory();
    let mut numbers = Numbers(20_260_921);
    let (mut imported, mut refused) = (0_u64, 0_u64);
    let bytes = || fs::read(world.bank()).unwrap_or_default();
    let mut before = bytes();
    for number in 0..MUTANTS {
        let (sample, format) = &samples[numbers.below(samples.len())];
        let path = world.file("mutant", damaged(sample, &mut numbers));
        match world.import(*format, &path) {
            Ok(_) => {
                imported += 1;
                // A new bank now and then, so that comparing all of it stays quick.
                if imported.is_multiple_of(100) {
                    fs::remove_file(world.bank()).unwrap();
                }
                before = bytes();
            }
            Err(error) => {
                refused += 1;
                assert!(!error.to_string().is_empty());
                assert!(bytes() == before, "mutant {number} was refused and written");
            }
        }
    }
    println!("{imported} imported, {refused} refused");
    assert!(imported > MUTANTS / 10 && refused > MUTANTS / 10);
}
