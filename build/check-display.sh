# Sourced: no display → a sentence and the end.
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "start: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened." >&2
  echo "start: run this in a desktop session, or try the program without a window: npm run demo" >&2
  exit 1
fi
