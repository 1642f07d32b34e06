#!/usr/bin/env bash
# npm run demo: sets up, then does the main job on rehearsal data.
set -euo pipefail
cd "$(dirname "$0")/.."
source build/setup.sh
exec "$node24" electron/cli/main.ts --today 2026-09-01 demo "$@"
