#!/usr/bin/env bash
# perfsys new: a case from eight fields, nothing guessed, nothing overwritten.
. "$(dirname "$0")/common"
f=$here/new.json

full() {
  exits "$1" "$2" new --requester "Jane Miller, head of claims" --asked "A two-day course" \
    --measure "Time to productivity" --now "74 days" --target "45 days" --for "New claims handlers" \
    --sponsor "Ada Byron" --needed-by 2027-03-31 --as-of 2026-11-21 -o "$f" "${@:3}" </dev/null
}

full "all eight" 0
silent "nothing on standard output"
holds "nothing said" [ ! -s "$here/err" ]
exits "it is a case" 0 validate --format json "$f"
json_says "without findings" '.findings == []'
cp "$f" "$here/out"
json_says "its fields" '.id == "time-to-productivity-2026-11" and .purpose == "performance" and
  .status == "framed" and .origin == "request" and .opened == "2026-11-21" and
  .needed_by == "2027-03-31" and .request_text == "A two-day course"'
json_says "its parties" '.requester == "jane-miller-head-of-claims" and .sponsor == "ada-byron" and
  [.parties[].name] == ["Jane Miller, head of claims", "Ada Byron"]'
json_says "its measure" '.measures[0] | .id == "time-to-productivity" and .unit == "days" and
  .direction == "lower" and .target == 45'
json_says "its gap" '.gaps[0] | .measure == "time-to-productivity" and .actual == 74 and
  .desired == 45 and .population == "New claims handlers" and .needed == "2027-03-31" and
  .statement == "Time to productivity is 74 days, should be 45 days."'
exits "it is formatted" 0 fmt --check "$f"
for verb in show size report; do exits "$verb" 0 $verb "$f"; done

cp "$f" "$here/before"
full "a file that is there" 2
tells "is not replaced" '^perfsys: .*is there already; --force'
holds "and not touched" cmp -s "$f" "$here/before"
full "but with --force" 0 --force

exits "nothing known" 0 new </dev/null
tells "what is open is said" 'left open: --requester, --asked, --measure, --now, --target, --for, --sponsor, --needed-by$'
json_says "nothing is made up" '(has("parties") or has("gaps") or has("measures") or has("requester")) | not'
cp "$here/out" "$f"
exits "still a case" 0 validate --format json "$f"
json_says "still without findings" '.findings == []'
holds "opened today" [ "$(jq -r .opened "$f")" = "$(date +%F)" ]

exits "higher is better" 0 new --measure Accuracy --now "62 %" --target 80% --as-of 2026-01-02 </dev/null
json_says "direction and unit" '.measures[0] | .direction == "higher" and .unit == "%"'
exits "target only" 0 new --target 1.5 </dev/null
json_says "no figure is made up" '.gaps[0].desired == 1.5 and (.gaps[0] | has("actual") | not)'
cp "$here/out" "$f"
exits "target only is a case" 0 validate "$f"
exits "one person, two parts" 0 new --requester Ada --sponsor Ada </dev/null
json_says "one party" '(.parties | length) == 1 and .requester == .sponsor'
exits "like names" 0 new --requester "Ada!" --sponsor "Ada?" --measure "ada" </dev/null
json_says "ids of their own" '[.parties[].id, .measures[].id] | unique | length == 3'
exits "other scripts" 0 new --measure "品質" --requester "Зоя" </dev/null
json_says "keep their words" '.measures[0].name == "品質" and .parties[0].id == "Зоя"'

exits "thousands separators" 2 new --now "1,200 days" </dev/null
exits "no number" 2 new --now "slow" </dev/null
exits "hexadecimal" 2 new --now 0x10 </dev/null
exits "spaces in numbers" 2 new --now "1 200 days" </dev/null
exits "two units" 2 new --now "74 days" --target "6 weeks" </dev/null
exits "no day" 2 new --needed-by 2027-02-30 </dev/null
exits "operands" 2 new something </dev/null
exits "a control character" 2 new --asked $'a\nb' </dev/null
exits "nowhere to write" 3 new -o "$here/none/x.json" </dev/null
exits "not UTF-8" 1 new --asked $'\xff' </dev/null

if command -v script >/dev/null && script -qec true /dev/null >/dev/null 2>&1; then
  printf 'Jane\nA course\nErrors\nmany\n12 %%\n4\n\nAda\n2027-02-30\n2027-03-31\n' |
    script -qec "'$PERFSYS_ABSOLUTE' new --as-of 2026-11-21 -o '$here/asked.json'" /dev/null >"$here/out" 2>&1
  verdict "asked on a terminal" $?
  cp "$here/asked.json" "$here/out"
  json_says "what was answered" '.gaps[0].actual == 12 and .gaps[0].desired == 4 and
    (.gaps[0] | has("population") | not) and .needed_by == "2027-03-31"'
else
  echo "ok asked on a terminal # SKIP there is no script(1)"
fi
finish
