#!/usr/bin/env bash
# Writes src/api/schema.d.ts from the description a program `ciclo` gives of itself.
#   web/tools/openapi/generate.sh build/release/ciclo [--check]
# --check writes nothing and fails when the file is not what the program says. (A folder of its own: the generator needs
# TypeScript 5, whose interface TypeScript 7 no longer has.)
set -euo pipefail
program=$(realpath "${1:?which program: build/release/ciclo}")
check=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
export PATH="$here/../../node_modules/.bin:$PATH"  # the pinned Node, where the machine's own is old
[ -d "$here/node_modules" ] || (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund > /dev/null)
folder=$(mktemp -d)
"$program" serve --data "$folder/data" --listen 127.0.0.1:0 > "$folder/told" 2>&1 &
server=$!
# the server is waited for: while it stops it still writes into the folder that goes
trap 'kill $server 2> /dev/null || true; wait $server 2> /dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 50); do
    address=$(grep -o 'http://127.0.0.1:[0-9]*' "$folder/told" | head -1) && [ -n "$address" ] && break
    sleep 0.1
done
curl -sf "$address/api/openapi.json" > "$folder/openapi.json"
node "$here/node_modules/openapi-typescript/bin/cli.js" "$folder/openapi.json" -o "$folder/schema.d.ts" > /dev/null
target="$here/../../src/api/schema.d.ts"
if [ "$check" = --check ]; then
    cmp -s "$folder/schema.d.ts" "$target" || { echo "src/api/schema.d.ts is not what $program says: run $0 $program" >&2; exit 1; }
else
    cp "$folder/schema.d.ts" "$target"
fi
