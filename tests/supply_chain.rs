//! What the workspace takes from elsewhere is listed with its reason, under a licence and from a source that `deny.toml`
//! allows; none of our crates has `unsafe` code.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::{env, fs};

use kamervragen_tests::cases::root;
use serde_json::Value;

fn file(name: &str) -> String {
    fs::read_to_string(root().join("..").join(name)).unwrap()
}

/// What cargo says of a workspace.
fn metadata(manifest: &str, arguments: &[&str]) -> Value {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let run = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--manifest-path"])
        .arg(root().join("..").join(manifest))
        .args(arguments)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value[key].as_array().unwrap().iter()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The strings between quotation marks in the array of `deny.toml` that follows `key`.
fn allowed(deny: &str, key: &str) -> BTreeSet<String> {
    let array = deny.split(&format!("\n{key} = [")).nth(1).unwrap().split(']').next().unwrap();
    array.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn ok_each_dependency_is_listed_with_its_reason() {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"] {
        for package in list(&metadata(manifest, &["--no-deps"]), "packages") {
            let of = match text(package, "name") {
                "kamervragen" => "library",
                "kamervragen-cli" => "tool",
                "kamervragen-py" => "Python",
                "kamervragen-core-benches" => "benches",
                name => name.trim_start_matches("kamervragen-"),
            };
            for dependency in list(package, "dependencies").filter(|found| found["path"].is_null()) {
                used.entry(text(dependency, "name").to_owned()).or_default().insert(of.to_owned());
            }
        }
    }
    let page = file("DEPENDENCIES.md");
    let mut listed = BTreeMap::new();
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [name, of, reason] = cells[..] else { panic!("{line}") };
        assert!(reason.len() > 10, "{line}: no reason");
        let of = of.split(", ").map(str::to_owned).collect::<BTreeSet<_>>();
        assert!(listed.insert(name.trim_matches('`').to_owned(), of).is_none(), "{name} stands twice");
    }
    assert_eq!(listed, used, "DEPENDENCIES.md (left) and the manifests (right)");
}

#[test]
fn ok_each_licence_and_source_is_allowed_and_nothing_is_built_twice() {
    let deny = file("deny.toml");
    let licences = allowed(&deny, "allow");
    let exceptions: BTreeMap<&str, BTreeSet<String>> = deny
        .split("[[licenses.exceptions]]")
        .skip(1)
        .map(|exception| (exception.split('"').nth(1).unwrap(), allowed(exception, "allow")))
        .collect();
    let skipped: BTreeSet<&str> = deny
        .split("[[bans.skip]]")
        .skip(1)
        .map(|skip| skip.split('"').nth(1).unwrap().split('@').next().unwrap())
        .collect();
    let sources = allowed(&deny, "allow-registry");

    let (mut versions, mut excepted) = (BTreeMap::<String, usize>::new(), BTreeSet::new());
    let metadata = metadata("Cargo.toml", &[]);
    for package in list(&metadata, "packages").filter(|package| !package["source"].is_null()) {
        let (name, licence) = (text(package, "name"), text(package, "license"));
        *versions.entry(name.to_owned()).or_default() += 1;
        let source = text(package, "source");
        assert!(sources.iter().any(|allowed| source == format!("registry+{allowed}")), "{name}: {source}");
        // `(MIT OR Apache-2.0) AND Unicode-3.0`: of each part one must be allowed.
        let is_allowed = |licences: &BTreeSet<String>| {
            !licence.is_empty()
                && licence.split(" AND ").all(|part| {
                    let part = part.trim_matches(['(', ')']).replace('/', " OR ");
                    part.split(" OR ").any(|choice| licences.contains(choice.trim()))
                })
        };
        if !is_allowed(&licences) {
            assert!(exceptions.get(name).is_some_and(is_allowed), "{name}: {licence}");
            excepted.insert(name.to_owned());
        }
    }
    assert!(
        excepted.iter().eq(exceptions.keys()),
        "deny.toml excepts {exceptions:?}, but {excepted:?} need it"
    );
    let doubled: BTreeSet<&str> =
        versions.iter().filter(|(_, count)| **count > 1).map(|(name, _)| name.as_str()).collect();
    assert_eq!(doubled, skipped, "crates in two versions (left), and those that deny.toml explains (right)");
}

#[test]
fn ok_no_crate_of_ours_has_unsafe_code() {
    let workspace = file("Cargo.toml");
    let lints = workspace.split("[workspace.lints.rust]").nth(1).unwrap().split("\n[").next().unwrap();
    assert!(lints.contains("\nunsafe_code = \"forbid\"\n"), "{lints}");
    for package in list(&metadata("Cargo.toml", &["--no-deps"]), "packages") {
        let path = text(package, "manifest_path");
        let manifest = fs::read_to_string(path).unwrap();
        let lints = manifest.split("\n[lints]\n").nth(1).unwrap_or_default();
        assert!(lints.starts_with("workspace = true"), "{path} does not take the lints of the workspace");
    }
}
