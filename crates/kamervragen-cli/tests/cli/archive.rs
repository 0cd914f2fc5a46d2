//! Documents in archives.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use crate::place::{ONE_ANSWER_SHORT, PRESS, Place, QUESTIONS};

const RECORD: &str = r#"<metadata_gegevens>
<metadata name="DC.identifier" scheme="OVERHEIDop.x" content="kv-tk-2031Z00007"/>
<metadata name="OVERHEIDop.vraagnummer" content="2031Z00007"/>
</metadata_gegevens>"#;

/// What all archives here hold: the record behind its document, as a tar of an unsorted folder may have it.
const FILES: [(&str, &str); 7] = [
    ("./2031/b.md", QUESTIONS),
    ("2031/a.txt", ONE_ANSWER_SHORT),
    ("2031/.hidden.md", QUESTIONS),
    ("__MACOSX/._b.md", "x"),
    ("notes.rtf", "x"),
    ("2031/b.metadata.xml", RECORD),
    ("press.txt", PRESS),
];

fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Names are set by hand, since the writer takes none that leads out of the archive.
fn tar(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, text) in files {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(tar::EntryType::Regular);
        header.set_size(text.len() as u64);
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        archive.append(&header, text.as_bytes()).unwrap();
    }
    archive.into_inner().unwrap()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn all_forms(files: &[(&str, &str)]) -> [(&'static str, Vec<u8>); 4] {
    let tar = tar(files);
    [
        ("all.zip", zip(files)),
        ("all.tar.gz", gz(&tar)),
        ("all.tar.zst", zstd::encode_all(&*tar, 3).unwrap()),
        ("all.tar", tar),
    ]
}

#[test]
fn ok_an_archive_is_read_as_a_folder_that_is_called_after_it() {
    let folder = Place::new();
    for (name, text) in FILES {
        folder.write(format!("l/in/all!/{name}"), text);
    }
    folder.run(&["convert", "l", "--out", "data"]).ends_with(1);
    let wanted = folder.json("data/in/all!/2031/b.md.json");
    assert_eq!(wanted["metadata"]["record"][1]["content"], "2031Z00007");

    for (name, bytes) in all_forms(&FILES) {
        let place = Place::new();
        place.write(format!("l/in/{name}"), bytes);
        let ran = place.run(&["convert", "l", "--out", "data", "--report", "report.jsonl"]).ends_with(1);
        ran.says(&format!("l/in/{name}!/press.txt: error[no-questions] "));
        ran.says("3 documents in ").says("passed over  2: ");
        let below = |file: &str| format!("in/{name}!/{file}");
        assert_eq!(place.files("data"), [below("2031/a.txt.json"), below("2031/b.md.json")]);
        let paths: Vec<_> = place.lines("report.jsonl").iter().map(|line| line["path"].clone()).collect();
        assert_eq!(paths, ["2031/b.md", "2031/a.txt", "press.txt"].map(|file| format!("l/{}", below(file))));
        let mut found = place.json(&format!("data/{}", below("2031/b.md.json")));
        assert_eq!(found["source"]["name"], below("2031/b.md"));
        found["source"]["name"] = wanted["source"]["name"].clone();
        assert_eq!(found, wanted, "{name}");

        place.run(&["convert", "l", "--out", "data", "--resume"]).ends_with(1).says("skipped      2,");
        place.run(&["check", "l"]).ends_with(1);
    }
}

#[test]
fn ok_the_record_of_a_folder_in_an_archive_is_taken_where_it_can_only_be_that_of_the_document() {
    for (name, bytes) in all_forms(&[
        ("one/metadata.xml", RECORD),
        ("one/letter.md", QUESTIONS),
        ("two/metadata.xml", RECORD),
        ("two/letter.md", QUESTIONS),
        ("two/other.md", QUESTIONS),
    ]) {
        let place = Place::new();
        place.write(name, bytes);
        place.run(&["convert", name, "--out", "all.jsonl"]).ends_with(0);
        let entries: Vec<_> = place
            .lines("all.jsonl")
            .iter()
            .map(|line| line["metadata"]["record"].as_array().unwrap().len())
            .collect();
        assert_eq!(entries, [2, 0, 0], "{name}");
    }
}

#[test]
fn err_names_that_lead_out_of_the_archive() {
    let files = [("../../outside.md", QUESTIONS), ("/a/../../b.md", QUESTIONS), ("/inside.md", QUESTIONS)];
    for (name, bytes) in all_forms(&files) {
        let place = Place::new();
        place.write(name, bytes);
        let ran = place.run(&["convert", name, "--out", "deep/down/data"]).ends_with(1);
        ran.says(&format!("{name}!/../../outside.md: error[unsafe-name] "));
        ran.says("3 documents in ").says("2 failed");
        let mut wanted = [name.to_owned(), format!("deep/down/data/{name}!/inside.md.json")];
        wanted.sort();
        assert_eq!(place.files("."), wanted);
    }
}

#[test]
fn err_a_name_that_an_archive_holds_twice() {
    let place = Place::new();
    place.write("all.tar", tar(&[("a.md", "Vraag 1\nEerste?\n"), ("a.md", "Vraag 1\nTweede?\n")]));
    place.write("all.tar!/a.md", "Vraag 1\nDerde?\n");
    let ran = place.run(&["convert", ".", "--out", "data"]).ends_with(1);
    ran.says("./all.tar!/a.md: error[output-collision] ");
    ran.says("3 documents in ").says("2 failed");
    assert_eq!(place.files("data"), ["all.tar!/a.md.json"]);
    assert_eq!(place.json("data/all.tar!/a.md.json")["questions"][0]["text"], "Eerste?");
}

#[test]
fn err_a_damaged_archive_stops_nothing_and_gives_what_comes_before_the_damage() {
    // Longer than what the forms pack at once.
    let number = |number| format!("Vraag {number}\nWaarom {}?\n", number * 7919);
    let long = (0..20_000).map(number).collect::<Vec<_>>().concat();
    for (name, bytes) in all_forms(&[("a.md", QUESTIONS), ("b.md", &long)]) {
        let place = Place::with(&[("l/z.md", QUESTIONS)]);
        let end = if name == "all.tar" { 2_000 } else { bytes.len() - 30 };
        place.write(format!("l/{name}"), &bytes[..end]);
        let ran = place.run(&["convert", "l", "--out", "data"]).ends_with(1);
        ran.says(&format!("l/{name}: error[broken-container] "));
        assert!(place.path("data/z.md.json").exists());
        // The list of what is in a zip stands at its end.
        assert_eq!(place.path(format!("data/{name}!/a.md.json")).exists(), name != "all.zip");
    }
    let place =
        Place::with(&[("a.zip", "x"), ("b.tar", &"x".repeat(1_000)), ("c.tar.gz", "x"), ("d.md", QUESTIONS)]);
    place
        .run(&["convert", ".", "--out", "data"])
        .ends_with(1)
        .says("4 documents in ")
        .says("broken-container 3");
}

#[test]
fn err_a_file_in_a_zip_whose_bytes_are_not_right_fails_alone() {
    let place = Place::new();
    let mut bytes = zip(&[("a.md", QUESTIONS), ("b.md", ONE_ANSWER_SHORT)]);
    // Into the packed bytes of the first.
    for byte in &mut bytes[40..60] {
        *byte ^= 0x55;
    }
    place.write("all.zip", bytes);
    let ran = place.run(&["convert", "all.zip", "--out", "data"]).ends_with(1);
    ran.says("all.zip!/a.md: error[broken-container] ");
    assert_eq!(place.files("data"), ["all.zip!/b.md.json"]);
}

#[test]
fn err_an_archive_that_unpacks_to_too_much() {
    // A file of zeros that is larger than any document, and then a real one.
    let mut header = tar::Header::new_gnu();
    header.set_path("zeros.md").unwrap();
    header.set_size(3 << 30);
    header.set_cksum();
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    encoder.write_all(&tar(&[("a.md", QUESTIONS)])[..1024]).unwrap();
    encoder.write_all(header.as_bytes()).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..(3 << 10) {
        encoder.write_all(&zeros).unwrap();
    }
    let bytes = encoder.finish().unwrap();
    assert!(bytes.len() < 1 << 20, "{} bytes", bytes.len());
    let place = Place::new();
    place.write("all.tar.zst", bytes);
    let ran = place.run(&["convert", "all.tar.zst", "--out", "data"]).ends_with(1);
    ran.says("all.tar.zst!/zeros.md: error[too-large] ");
    ran.says(
        "all.tar.zst: error[too-large] expected an archive that unpacks to no more than 250 times its size",
    );
    assert_eq!(place.files("data"), ["all.tar.zst!/a.md.json"]);
}

#[test]
fn ok_long_names_in_a_tar() {
    let name = format!("{}/a.md", "lange-naam".repeat(15));
    let mut gnu = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(QUESTIONS.len() as u64);
    gnu.append_data(&mut header, &name, QUESTIONS.as_bytes()).unwrap();
    let mut pax = tar::Builder::new(Vec::new());
    pax.append_pax_extensions([("path", name.as_bytes())]).unwrap();
    let mut header = tar::Header::new_ustar();
    header.set_path("short.md").unwrap();
    header.set_size(QUESTIONS.len() as u64);
    header.set_cksum();
    pax.append(&header, QUESTIONS.as_bytes()).unwrap();
    for archive in [gnu, pax] {
        let place = Place::new();
        place.write("all.tar", archive.into_inner().unwrap());
        place.run(&["convert", "all.tar", "--out", "data"]).ends_with(0);
        assert_eq!(place.files("data"), [format!("all.tar!/{name}.json")]);
    }
}

#[test]
fn err_a_name_without_end_in_a_tar_fills_no_memory() {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::GNULongName);
    header.set_size(1 << 40);
    header.set_cksum();
    let mut bytes = header.as_bytes().to_vec();
    bytes.extend([b'x'; 4096]);
    let place = Place::with(&[("b.md", QUESTIONS)]);
    place.write("a.tar", bytes);
    let ran = place.run(&["convert", ".", "--out", "data"]).ends_with(1);
    ran.says("./a.tar: error[broken-container] expected an archive that can be read: a name of more than a megabyte");
}
