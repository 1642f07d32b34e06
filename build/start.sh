#!/usr/bin/env bash
# npm start [-- --data=DIR]: sets up, builds if needed, opens the window.
set -euo pipefail
cd "$(dirname "$0")/.."
source build/check-display.sh
source build/setup.sh
exec "$node24" build/start.mjs "$@"
