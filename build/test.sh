#!/usr/bin/env bash
# npm test: sets up, then everything that takes minutes on two cores. Ends with «N passed, N failed».
set -euo pipefail
cd "$(dirname "$0")/.."
source build/setup.sh
exec "$node24" build/test.mjs "$@"
