#!/usr/bin/env bash
# Passes every test: format, lints, documentation, Rust tests and doctests, the bench on little input, and the Python
# module with its stubs, from the folder and from a source distribution.
#
# Needs cargo, Python 3.11 or later, and the two package registries. Python packages go into python/.venv.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
python=python/.venv/bin/python
# Spark is only installed where it can run.
spark=$(command -v java || true)

# Runs a command under a heading, and says how long it took.
section() {
    local heading=$1 start=$SECONDS
    shift
    printf '\n== %s\n' "$heading"
    "$@"
    printf -- '-- %s: %d s\n' "$heading" $((SECONDS - start))
}

# The reader of lines scans by hand: a regex engine with a Unicode \b, or a set of patterns, costs more than the rest.
no_regex() {
    local crates
    crates=$(cargo tree --locked --package kamervragen --edges normal --prefix none)
    if grep -i regex <<<"$crates"; then
        echo "the library must not depend on a regex engine" >&2
        return 1
    fi
}

# A Rust program may leave readers out, and those who build the tool its tables.
without_readers() {
    local features
    for features in "" xml html docx pdf; do
        cargo clippy --locked --package kamervragen --no-default-features --features "$features" -- -D warnings
    done
    for features in "" parquet csv; do
        cargo clippy --locked --package kamervragen-tables --no-default-features --features "$features" -- -D warnings
    done
    cargo clippy --locked --package kamervragen-cli --no-default-features -- -D warnings
}

# Fails where a form takes more instructions than benches/core/instructions.json says.
instructions() {
    if command -v valgrind >/dev/null; then
        cargo bench --locked --package kamervragen-core-benches --bench instructions
    else
        echo "SKIPPED: valgrind is not on this machine, so no instructions were counted"
    fi
}

# Not of the program, whose pages would take the place of the library's, nor of the glue, whose pages are for Python.
documentation() {
    RUSTDOCFLAGS=-Dwarnings cargo doc --locked --workspace --exclude kamervragen-py --lib --no-deps \
        --document-private-items
}

python_install() {
    local wheel
    scripts/wheel
    wheel=$(echo "$CARGO_TARGET_DIR"/wheel/kamervragen-*.whl)
    # A wheel of the same version would not take the place of the one before.
    "$python" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps "$wheel"
    "$python" -m pip install --quiet --disable-pip-version-check "${wheel}[test${spark:+,spark}]"
}

# Runs copies, which keep their outputs: an error while a plot is drawn does not stop a notebook, but shows there.
python_notebooks() {
    local made=$CARGO_TARGET_DIR/notebooks corpus=$CARGO_TARGET_DIR/corpus
    rm -rf "$made" "$corpus"
    cargo run --locked --quiet --package kamervragen-synth -- --count 1500 --mixed --out "$corpus"
    cp -r python/notebooks "$made"
    KAMERVRAGEN_CORPUS=$corpus/mixed "$python" -m pytest --config-file /dev/null --rootdir "$made" \
        -p no:cacheprovider --nbmake --overwrite "$made"
    "$python" - "$made"/*.ipynb <<'PYTHON'
import json
import sys

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        cells = json.load(file)["cells"]
    for cell in cells:
        outputs = cell.get("outputs", [])
        told = "".join("".join(output.get("text", "")) for output in outputs)
        is_plot = "figsize" in "".join(cell["source"])
        drawn = any("image/png" in output.get("data", {}) for output in outputs)
        if "Error" in told or "Warning" in told or (is_plot and not drawn):
            sys.exit(f"{path}: expected a plot and no errors of cell {cell['id']}, but found {told!r}")
PYTHON
}

python_types() {
    "$python" -m mypy.stubtest kamervragen --allowlist python/stubtest.allowlist \
        --mypy-config-file python/pyproject.toml
    "$python" -m mypy --config-file python/pyproject.toml python/kamervragen tests/python
    "$python" -m pyright --project python --pythonpath "$python"
}

# Installs the module from nothing but the source distribution, and reads a document with it. The target folder is new,
# since cargo would take what was built from the same files at another place.
python_sdist() {
    local dist=$CARGO_TARGET_DIR/sdist
    rm -rf "$dist"
    (cd python && .venv/bin/python -m maturin sdist --out "$dist")
    CARGO_TARGET_DIR=$dist/build MATURIN_PEP517_ARGS="--profile dev" "$python" -m pip install \
        --quiet --disable-pip-version-check --no-cache-dir --no-deps --target "$dist/installed" "$dist"/*.tar.gz
    PYTHONPATH=$dist/installed "$python" - fixtures/documents/markdown/marker_answers.md <<'PYTHON'
import sys

import kamervragen

assert "sdist" in kamervragen.__file__, kamervragen.__file__
print(kamervragen.read(sys.argv[1]))
PYTHON
    tar --list --file "$dist"/*.tar.gz | grep --quiet '^kamervragen-[^/]*/LICENSE-MIT$'
}

"$@"
