#!/usr/bin/env bash
# npm start [-- --data=DIR]: sets up, builds if needed, opens the window.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "start: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened." >&2
  echo "start: run this in a desktop session, or try the program without a window: npm run demo" >&2
  exit 1
fi
source build/setup.sh
exec "$node24" build/start.mjs "$@"
