#!/usr/bin/env bash
# Builds the application in the browser into web/dist, when something it is made of is newer; quick when nothing is.
# Node comes with the packages of web/ (tools/install.sh fetched them), so that any Node that runs npm is enough.
set -euo pipefail
cd "$(dirname "$0")/../web"
export PATH="$PWD/node_modules/.bin:$PATH"

made=dist/index.html
if [ -f "$made" ]; then
  newer=$(find src build index.html vite.config.ts package-lock.json ../look ../drawings/page.css -newer "$made" -type f -print -quit)
  [ -z "$newer" ] && exit 0
fi
echo "Building the web application…"
tsc --noEmit
node node_modules/vite/bin/vite.js build --logLevel warn
