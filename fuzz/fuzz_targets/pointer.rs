#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kamervragen_tests::fuzzed::run("pointer", bytes));
