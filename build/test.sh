#!/usr/bin/env bash
# npm test: sets up, then everything that takes minutes on two cores. Ends with «N passed, N failed».
set -euo pipefail
cd "$(dirname "$0")/.."
# The measuring tools for letters are Python; the words of a Word file are read with unzip.
also="python3 unzip"
# beside each other: each spends most of its time on small files
source build/packaging/setup.sh &
packaging=$!
source build/setup.sh
wait "$packaging"
exec "$node24" build/test.mjs "$@"
