#!/usr/bin/env bash
# npm run package [-- --win | --linux deb AppImage --x64 --arm64]: sets up, builds and makes installers in dist/.
# Electron and the tools of each installer format are fetched by electron-builder: this needs the network.
set -euo pipefail
cd "$(dirname "$0")/.."
source build/setup.sh
source build/packaging/setup.sh
"$node24" build/packaging/prepare.mjs
exec "$node24" build/packaging/node_modules/.bin/electron-builder --config build/packaging/electron-builder.yml "$@"
