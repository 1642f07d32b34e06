#!/usr/bin/env bash
# npm run package:check: packs the program around stand-ins for Electron's binary and looks at what came out.
set -euo pipefail
cd "$(dirname "$0")/.."
source build/setup.sh
source build/packaging/setup.sh
exec "$node24" build/packaging/check/run.mjs "$@"
