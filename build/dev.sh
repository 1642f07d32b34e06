#!/usr/bin/env bash
# npm run dev [-- --data=DIR]: sets up and opens the window with hot reload of the page; main and threads start anew.
set -euo pipefail
cd "$(dirname "$0")/.."
source build/check-display.sh
source build/setup.sh
exec "$node24" build/dev.mjs "$@"
