#!/usr/bin/env bash
# The results page of a cycle with 1,000,000 ratings stored, over HTTP, on a real folder.
#   bench/results_page.sh [RESPONDENTS, 142858] [ROUNDS, 200]
# Needs curl, python3 and a built program (CICLO_BUILD, build/release).
# Bars: asked first after a start, or after something else was written, p99 <= 50 ms; asked again p99 <= 20 ms; RSS <= 256 MB.
set -euo pipefail
cd "$(dirname "$0")/.."
respondents=${1:-142858} rounds=${2:-200} program=${CICLO_BUILD:-build/release}/ciclo
scratch=$(mktemp -d) server=
finish() { [ -z "$server" ] || kill "$server" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$scratch"; }
trap finish EXIT
export CICLO_LANGUAGE=en CICLO_DATA="$scratch/data"
port=$((20000 + RANDOM % 10000)) base=
cat > "$scratch/ciclo.yaml" <<CONF
listen: 127.0.0.1:$port
log: faults
rates:
  session_request: {burst: 1000000, per_second: 1000}
  upload: {burst: 1000, per_second: 10}
CONF
base="http://127.0.0.1:$port"
start() {
  "$program" serve --config "$scratch/ciclo.yaml" --data "$CICLO_DATA" > "$scratch/out" 2>> "$scratch/log" &
  server=$!
  until curl -sf "$base/health/ready" > /dev/null; do sleep 0.02; done
}
stop() { kill "$server"; wait "$server" 2> /dev/null || true; server=; }
rss() { awk '/VmRSS/ { print $2 / 1024 " MB now" } /VmHWM/ { print $2 / 1024 " MB at most" }' "/proc/$server/status" | paste -sd, ; }
ask() { curl -s -o /dev/null -w '%{http_code} %{time_total}\n' -H "Cookie: sid=$sid" "$base$1"; }
# milliseconds: median, p99 and largest of "status seconds" lines; anything but 200 is an error
told() {
  awk -v what="$1" '$1 != 200 { print "status " $1 > "/dev/stderr" } { print $2 * 1000 }' "$2" | sort -n |
    awk -v what="$1" '{ a[NR] = $1 } END { i = int(NR * 0.99 + 0.999); if (i > NR) i = NR; printf "%s: median %.1f, p99 %.1f, largest %.1f ms (%d)\n", what, a[int((NR + 1) / 2)], a[i], a[NR], NR }'
}

echo "load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
start
person=$("$program" record add person '{"name":"Ana","email":"ana@example.org","role_class":"managerial","active":true}')
"$program" record add grant "{\"person\":\"$person\",\"role\":\"quality_manager\"}" > /dev/null
link=$("$program" person invite "$person" | grep -o '#[^ ]*' | head -1 | tr -d '#')
sid=$(curl -s -D - -o /dev/null -X POST "$base/api/invitation" -H 'Content-Type: application/json' \
  -d "{\"link\":\"$link\",\"password\":\"a phrase for the bench, long enough\"}" | sed -n 's/^[Ss]et-[Cc]ookie: sid=\([^;]*\);.*/\1/p')
[ -n "$sid" ] || { echo "nobody could be signed in"; cat "$scratch/log"; exit 1; }
cycle=$("$program" cycle start hospital-emergency)
for name in importance cases times; do
  "$program" evidence import "$cycle" "examples/clinic/$name.csv" --what "$name" > /dev/null
done
echo "before the large import: $(rss)"

python3 - "$respondents" "$scratch/import.json" <<'PY'
import base64, json, random, sys
draw = random.Random(7)
rows = ["respondent,M1,M2,M3,M4,M5,M6,M7,satisfied,would_return"]
for i in range(int(sys.argv[1])):
    mood = draw.gauss(0, 0.8)
    rate = lambda mean: str(min(5, max(1, round(draw.gauss(mean + mood, 0.8)))))
    rows.append(",".join([f"P{i}"] + [rate(m) for m in (3.1, 3.6, 2.9, 3.6, 4.2, 3.9, 3.9)] + [rate(3.8), "yes" if mood > -0.5 else "no"]))
text = "\n".join(rows) + "\n"
json.dump({"what": "answers", "wave": "A", "file": {"name": "answers.csv", "base64": base64.b64encode(text.encode()).decode()}}, open(sys.argv[2], "w"))
print(f"{len(text) / 1e6:.1f} MB, {7 * int(sys.argv[1])} ratings")
PY
curl -s -o "$scratch/imported.json" -w 'imported over HTTP: %{http_code} in %{time_total} s\n' -H "Cookie: sid=$sid" -H 'Content-Type: application/json' \
  -H 'Sec-Fetch-Site: same-origin' --data-binary "@$scratch/import.json" "$base/api/cycles/$cycle/imports"
grep -o '"rows":[0-9]*,"used":[0-9]*,"ledger"' "$scratch/imported.json"
echo "after the import: $(rss)"
curl -s -o "$scratch/first.json" -w 'asked for the first time (computes): %{http_code} in %{time_total} s\n' -H "Cookie: sid=$sid" "$base/api/cycles/$cycle/results"
echo "$(stat -c %s "$scratch/first.json") bytes; $(rss)"

page=("/api/cycles/$cycle/results" "/api/cycles/$cycle/results/picture?as=circle&links=yes" "/api/cycles/$cycle/results/picture?as=curve&links=yes" \
  "/api/cycles/$cycle/results/picture?as=matrix&links=yes" "/api/cycles/$cycle/moments/M3")
for ((i = 0; i < rounds; i++)); do
  for path in "${page[@]}"; do ask "$path"; done
done > "$scratch/warm"
told "asked again" "$scratch/warm"
for ((i = 0; i < rounds; i++)); do
  curl -s -o /dev/null -H "Cookie: sid=$sid" -H 'Content-Type: application/json' -H 'Sec-Fetch-Site: same-origin' \
    -d "{\"values\":{\"term\":{\"en\":\"Term $i\"},\"definition\":{\"en\":\"What it means.\"}}}" "$base/api/records/term"
  for path in "${page[@]}"; do ask "$path"; done
done > "$scratch/changed"
told "after something else was written" "$scratch/changed"
for ((i = 0; i < 20; i++)); do
  stop
  start
  curl -s -o /dev/null -H "Cookie: sid=$sid" "$base/api/me"
  for path in "${page[@]}"; do ask "$path"; done
done > "$scratch/started"
told "after a start" "$scratch/started"
curl -s -o "$scratch/again.json" -H "Cookie: sid=$sid" "$base/api/cycles/$cycle/results"
cmp "$scratch/first.json" "$scratch/again.json" && echo "the same bytes after a restart"
echo "after twenty starts: $(rss)"
curl -s -o "$scratch/what_if.json" -w 'with a filter (what if M3 were critical): %{http_code} in %{time_total} s\n' -G -H "Cookie: sid=$sid" \
  --data-urlencode 'critical=M3=nobody tells the wait' "$base/api/cycles/$cycle/results"
curl -s -o "$scratch/report.pdf" -w 'report as PDF: %{http_code} in %{time_total} s\n' -H "Cookie: sid=$sid" "$base/api/cycles/$cycle/results/report?to=pdf"
echo "$(rss)"
