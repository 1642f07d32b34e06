# Sourced from the project's folder: installs the packaging tools once.
packaging_wanted="$(cksum < build/packaging/package-lock.json)"
if [ "$(cat build/packaging/node_modules/.setup-stamp 2>/dev/null || true)" != "$packaging_wanted" ]; then
  echo "setup: installing the packaging tools" >&2
  npm ci --prefix build/packaging --no-progress --loglevel=error >&2
  printf '%s' "$packaging_wanted" > build/packaging/node_modules/.setup-stamp
fi
