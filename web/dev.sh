#!/usr/bin/env bash
# Works on the web application: Vite at http://127.0.0.1:5173 before a server of its own with the demo organisation.
#   web/dev.sh [build/release/ciclo] [port of Vite, 5173]
set -euo pipefail
program=$(realpath "${1:-$(dirname "$0")/../build/release/ciclo}")
port=${2:-5173}
cd "$(dirname "$0")"
folder=$(mktemp -d)
printf 'data: %s/data\nlisten: 127.0.0.1:%s\norigin: http://127.0.0.1:%s\n' "$folder" "$((port + 1000))" "$port" > "$folder/ciclo.yaml"
"$program" serve --config "$folder/ciclo.yaml" &
server=$!
trap 'kill $server; rm -rf "$folder"' EXIT
CICLO_SERVER="http://127.0.0.1:$((port + 1000))" CICLO_WEB_PORT="$port" npx vite
