#!/usr/bin/env bash
# Runs every case below this folder through the program's public door and compares, to the byte.
#
#   tests/cases/<verb>/<case>/cmd    one shell line, beginning with `ciclo`
#                             in/    files it may read; it runs in a copy of this folder; $EXAMPLES = the examples
#                             out    what it prints                 (must exist)
#                             err    what it prints on the error channel (absent = nothing)
#                             code   its exit code                  (absent = 0)
#                             files/ files it must write, if they are compared
#
#   tests/cases/run.sh PROGRAM [FILTER]     UPDATE=1 rewrites out, err, code and files/
set -uo pipefail
program=$(realpath "$1")
filter=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" && ln -s "$program" "$scratch/bin/ciclo"
export PATH="$scratch/bin:$PATH" CICLO_LANGUAGE=en
unset LANG LC_ALL LC_MESSAGES
ln -s "$here/../../examples" "$scratch/examples"
export EXAMPLES=../examples

passed=0 failed=0
complain() { failed=$((failed + 1)); printf 'FAILED %s: %s\n' "$1" "$2"; }

run_case() {
  local case=$1 name=${1#"$here"/} work="$scratch/work" code=0
  rm -rf "$work" && mkdir "$work"
  [ -d "$case/in" ] && cp -r "$case/in/." "$work/"
  (cd "$work" && bash "$case/cmd" > "$scratch/out" 2> "$scratch/err" < /dev/null) || code=$?
  if [ "${UPDATE:-0}" = 1 ]; then
    cp "$scratch/out" "$case/out"
    rm -f "$case/err" "$case/code"
    [ -s "$scratch/err" ] && cp "$scratch/err" "$case/err"
    [ "$code" != 0 ] && echo "$code" > "$case/code"
    [ -d "$case/files" ] && for file in "$case"/files/*; do cp "$work/$(basename "$file")" "$file"; done
    passed=$((passed + 1))
    return
  fi
  [ -f "$case/out" ] || { complain "$name" "has no expected output; write it with UPDATE=1 and read it"; return; }
  local wanted_code=0
  [ -f "$case/code" ] && wanted_code=$(cat "$case/code")
  [ "$code" = "$wanted_code" ] || { complain "$name" "exit code $code, wanted $wanted_code"; cat "$scratch/err"; return; }
  diff -u "$case/out" "$scratch/out" || { complain "$name" "printed something else"; return; }
  diff -u "$([ -f "$case/err" ] && echo "$case/err" || echo /dev/null)" "$scratch/err" ||
    { complain "$name" "said something else on the error channel"; return; }
  if [ -d "$case/files" ]; then
    for file in "$case"/files/*; do
      cmp "$file" "$work/$(basename "$file")" || { complain "$name" "wrote another $(basename "$file")"; return; }
    done
  fi
  passed=$((passed + 1))
}

while IFS= read -r cmd; do
  run_case "$(dirname "$cmd")"
done < <(find "$here" -name cmd -path "*$filter*" | LC_ALL=C sort)
echo "cases: $passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
