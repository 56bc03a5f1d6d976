#!/usr/bin/env bash
# perfsys next: one question, whom to ask, where its answer goes; and none when all is said.
. "$(dirname "$0")/common"
order=examples/cases/training-order.json
f=$here/case.json

helped next

"$PERFSYS_COMMAND" new --as-of 2026-11-21 </dev/null >"$f" 2>/dev/null
exits "a new case" 0 next "$f"
holds "one question" [ "$(grep -cE '\?$' "$here/out")" = 1 ]
says "whom to ask" '^- whom to ask: .'
says "why" '^- why: .'
says "where it goes" '^- where it goes: .'
says "how many there are" '^- questions open: [1-9]'
exits "as JSON" 0 next --format json "$f"
json_says "the same in parts" '(.question | endswith("?")) and (.who | length > 0) and (.why | length > 0) and
  (.path | length > 0) and .open >= 1 and .sound == false'
exits "as Markdown" 0 next --format markdown "$f"
says "in bold" '^- \*\*whom to ask:\*\* .'
cp "$here/out" "$here/once"
exits "asked again" 0 next --format markdown "$f"
holds "the same question" cmp -s "$here/out" "$here/once"

# An answer leads on: the question is another one then, and there are fewer.
"$PERFSYS_COMMAND" new --requester "Jane Miller" --asked "A two-day course" --measure "Errors" \
  --now "12 %" --target "4 %" --for "Claims handlers" --sponsor "Ada Byron" \
  --needed-by 2027-03-31 --as-of 2026-11-21 </dev/null >"$here/full.json" 2>/dev/null
exits "a case with its eight fields" 0 next --format json "$here/full.json"
cp "$here/out" "$here/full"
"$PERFSYS_COMMAND" next --format json "$f" >"$here/empty"
holds "is asked something else" [ "$(jq .question "$here/full")" != "$(jq .question "$here/empty")" ]
cp "$here/full" "$here/out"
json_says "whom it names" '.who | length > 0'

echo '{"id":"c","purpose":"performance"}' >"$f"
exits "a case with a purpose only" 0 next --format json "$f"
json_says "begins with the request" '.question == "Who asks?" and .path == "requester"'
echo '{"id":"c","purpose":"performance","requester":"ana","parties":[{"id":"ana","name":"Ana Example","side":"business"}]}' >"$f"
exits "who asks is known" 0 next --format json "$f"
json_says "she is asked what" '.who == "Ana Example" and .parties == ["ana"] and .path == "request_text"'
for example in examples/cases/*.json; do
  exits "$(basename "$example")" 0 next --format json "$example"
  json_says "$(basename "$example"): one question, or sound" 'if .sound then .question == null or .severity == "warning"
    else (.question | length > 0) and .open >= 1 end'
  json_says "$(basename "$example"): no brace is left" '[.question, .why, .who] | map(. // "") |
    all(test("[{}]") | not)'
done
exits "standard input" 0 next - <"$order"
exits "from another day" 0 next --as-of 2030-01-01 "$order"
exits "a narrow page" 0 next --width 40 "$order"
holds "within its width" bash -c "! LC_ALL=C.UTF-8 grep -qE '^.{41}' '$here/out'"
exits "into a file" 0 next -o "$here/result" "$order"
silent "nothing on standard output"
holds "the file has it" grep -q 'whom to ask' "$here/result"

exits "no file" 2 next
tells "what is missing" 'Usage: perfsys next FILE'
exits "two files" 2 next "$order" "$order"
exits "a day that is none" 2 next --as-of 2026-02-30 "$order"
exits "a format that is none" 2 next --format sarif "$order"
exits "an option that is none" 2 next --fromat json "$order"
tells "the nearest option" "did you mean '--format'"
exits "no such file" 3 next "$here/none.json"
tells "it is named" "^perfsys: $here/none.json: "
exits "a directory" 3 next "$here"
exits "output in no directory" 3 next -o "$here/none/out" "$order"
echo '{"id":' >"$f"
exits "no case" 1 next "$f"
tells "said where" "^perfsys: $f:[12]:[0-9]+: "
exits "no case, as JSON" 1 next --format json "$f"
for form in text json markdown; do
  "$PERFSYS_COMMAND" next --format $form "$order" >&- 2>"$here/err"
  [ $? = 3 ] && [ -s "$here/err" ]
  verdict "closed standard output: $form" $?
done
finish
