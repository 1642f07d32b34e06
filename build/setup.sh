#!/usr/bin/env bash
# Makes a fresh clone ready: npm packages, Node 24 (as a package), and on Debian as root Chromium, CJK fonts and poppler.
# Run or sourced from the project's folder; `also` names further tools, each in a package of its name. A second run only
# compares stamps.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stamp=node_modules/.setup-stamp
wanted="$(cksum package-lock.json build/node-runtime/package.json | cksum)"
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
  echo "setup: installing npm packages" >&2
  npm ci --no-progress --loglevel=error >&2
  printf '%s' "$wanted" > "$stamp"
fi

# A shell remembers where it found `node`; the new one is started by its path.
node24="$PWD/node_modules/.bin/node"
if [ ! -x "$node24" ]; then
  node24="$(command -v node || true)"
  case "$("$node24" --version 2>/dev/null || true)" in
    v24.* | v2[5-9].*) ;;
    *) echo "setup: no Node 24 package for this system; please install Node 24 or newer and try again" >&2; exit 1 ;;
  esac
fi
export node24

need=""
[ -n "${MINGJUAN_CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null || need="$need chromium"
command -v pdftotext >/dev/null || need="$need poppler-utils"
[ -e /usr/share/fonts/opentype/noto ] || fc-list :lang=zh 2>/dev/null | grep -q . || need="$need fonts-noto-cjk"
for tool in ${also:-}; do command -v "$tool" >/dev/null || need="$need $tool"; done
if [ -n "$need" ]; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "setup: installing$need" >&2
    apt-get update -qq >/dev/null
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $need >/dev/null
  else
    echo "setup: please install$need (Debian: sudo apt-get install$need), then try again" >&2
    exit 1
  fi
fi
