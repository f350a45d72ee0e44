#!/usr/bin/env bash
# Pin everything by version and hash, without download addresses. Usage: lock.sh UV
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    "$1" pip compile --quiet --generate-hashes --universal --python-version 3.11 \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        --index-strategy unsafe-best-match "${@:2}"
}
compile "$1" pyproject.toml requirements/build.in -o requirements/run.lock
compile "$1" pyproject.toml requirements/build.in --group test -o requirements/test.lock
compile "$1" pyproject.toml requirements/build.in --group fuzz -o requirements/fuzz.lock
