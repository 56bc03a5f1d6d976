#!/usr/bin/env bash
# perfsys check: what the rules say, in which form, with which exit code.
. "$(dirname "$0")/common"
order=examples/cases/training-order.json
f=$here/case.json config=$here/config.json

helped check 1

# ---- the example cases, in each form ----

for example in examples/cases/*.json; do
  name=$(basename "$example" .json)
  exits "$name" "$("$PERFSYS_COMMAND" check --format json "$example" 2>/dev/null |
    jq 'if .errors > 0 then 1 else 0 end')" check "$example"
  says "$name: what is in order is told" '^In order'
  says "$name: how much there is" '^To look at: '
  exits "$name as JSON" 0 check --fail-on never --format json "$example"
  json_says "$name: counts are those of the findings" '
    ([.findings[] | select(.verdict == "fail" and .told_by == null) | .severity] |
      [map(select(. == "error")), map(select(. == "warning")), map(select(. == "note"))] |
      map(length)) == [.errors, .warnings, .notes]'
  json_says "$name: each rule answers once" '[.answers[].rule] | length == (unique | length)'
  json_says "$name: each finding says what to do" 'all(.findings[]; (.fix | length) > 0 and
    (.message | length) > 0 and (.message | test("[{}]") | not))'
  exits "$name as Markdown" 0 check --fail-on never --format markdown "$example"
  says "$name: a heading" '^# '
  exits "$name as SARIF" 0 check --fail-on never --format sarif "$example"
  json_says "$name: SARIF" ".version == \"2.1.0\" and
    all(.runs[0].results[]; .locations[0].physicalLocation.artifactLocation.uri == \"$example\")"
done

exits "a rule that fails" 1 check --rule A01 "$order"
says "it is told with its rule" '\[A01 *$|outcome-not-only-output\]'
says "and what to do" 'what to do: '
exits "by its name" 1 check --rule outcome-not-only-output --format json "$order"
json_says "one rule was asked" '[.answers[].rule] == ["A01"] and .findings[0].rule == "A01"'
exits "two rules" 1 check --rule a01,A57 --format json "$order"
json_says "two were asked" '[.answers[].rule] == ["A01", "A57"]'
exits "a pack" 1 check --pack outcomes --format json "$order"
json_says "only its rules" '[.answers[].pack] | unique == ["outcomes"]'
exits "two packs" 1 check --pack outcomes,record --format json "$order"
json_says "the rules of both" '[.answers[].pack] | unique == ["outcomes", "record"]'
exits "the core" 1 check --pack core --format json "$order"
jq -c '[.answers[].rule]' "$here/out" >"$here/core"
"$PERFSYS_COMMAND" rules --format json | jq -c '[.[] | select(.core != null) | .id]' >"$here/want"
holds "are the rules that say so" cmp -s "$here/core" "$here/want"
exits "errors only" 1 check --severity error --format json "$order"
json_says "no lesser rule was asked" '[.answers[].severity] | unique == ["error"]'
exits "warnings too" 1 check --severity warning --format json "$order"
json_says "no note was asked" '[.answers[].severity] | unique == ["error", "warning"]'
exits "a pack and a rule" 1 check --pack=record --rule=A01 --format=json "$order"
json_says "the rules of both" '[.answers[].pack] | unique == ["outcomes", "record"]'

# ---- exit codes ----

for severity in error warning note; do exits "--fail-on $severity" 1 check --rule A01 --fail-on $severity "$order"; done
exits "--fail-on never" 0 check --rule A01 --fail-on never "$order"
echo '{"rules":{"A01":"warning"}}' >"$config"
exits "less grave: no error" 0 check --rule A01 --config "$config" "$order"
exits "less grave: a warning" 1 check --rule A01 --config "$config" --fail-on warning "$order"
exits "one good, one bad" 1 check --rule A01 "$case" "$order"
exits "one bad, one not there" 3 check --rule A01 "$order" "$here/none.json"
says "the one is told all the same" 'is judged by'
exits "no such file" 3 check "$here/none.json"
tells "it is named" "^perfsys: $here/none.json: "
exits "a directory" 3 check "$here"
exits "no file" 2 check
tells "what is missing" 'Usage: perfsys check FILE'
exits "output in no directory" 3 check -o "$here/none/out" "$order"
exits "output to a file" 0 check --rule A01 --fail-on never -o "$here/result" "$order"
silent "nothing on standard output"
holds "the file has it" grep -q 'is judged by' "$here/result"
for form in text json markdown sarif; do
  "$PERFSYS_COMMAND" check --format $form "$order" >&- 2>"$here/err"
  [ $? = 3 ] && [ -s "$here/err" ]
  verdict "closed standard output: $form" $?
done

# ---- wrong use ----

exits "a rule that is none" 2 check --rule A01x "$order"
tells "the nearest" 'the nearest is "A01"'
silent "nothing was checked"
exits "a name that is none" 2 check --rule outcome-not-only-outpt "$order"
tells "the nearest name" 'the nearest is "outcome-not-only-output"'
exits "nothing like it" 2 check --rule qwertyuiop "$order"
exits "a pack that is none" 2 check --pack core,outcmes "$order"
tells "the nearest pack" '^perfsys: --pack: .*the nearest is "outcomes"'
exits "a severity that is none" 2 check --severity fatal "$order"
tells "those there are" 'error, warning or note'
exits "fail on what" 2 check --fail-on sometimes "$order"
exits "a format that is none" 2 check --format yaml "$order"
tells "the formats there are" 'text, json, markdown or sarif'
exits "an audience that is none" 2 check --audience public "$order"
exits "a day that is none" 2 check --as-of 2025-02-30 "$order"
exits "an option that is none" 2 check --rles A01 "$order"
tells "the nearest option" "did you mean '--rule'"
exits "JSON for a name that is none" 2 check --format json --rule A01x "$order"

# ---- configurations ----

# configured NAME CODE PATTERN: the text on standard input is no configuration.
configured() {
  cat >"$config"
  exits "$1" "$2" check --config "$config" "$order"
  tells "$1: said where" "^perfsys: $config$3"
  silent "$1: nothing was checked"
}
configured "a limit that is none" 1 ':2:3: .*the nearest is "voices.max_seats"' \
  < <(printf '{"limits":{\n  "voices.max_seat":3}}')
configured "a limit below zero" 1 ':1:31: .*below zero' <<<'{"limits":{"voices.max_seats":-3}}'
configured "a limit that is a text" 1 ':1:31: ' <<<'{"limits":{"voices.max_seats":"3"}}'
configured "a member that is none" 1 ':1:2: .*"limits"' <<<'{"limit":{}}'
configured "a rule that is none" 2 ': .*the nearest is "waiver-is-signed"' <<<'{"rules":{"waiver-is-singed":false}}'
configured "a pack that is none" 2 ': .*the nearest is "outcomes"' <<<'{"packs":{"outcmes":false}}'
configured "a severity that is none" 1 ':1:17: ' <<<'{"rules":{"A01":"fatal"}}'
configured "a language that is none" 1 ':1:13: ' <<<'{"language":"tlh"}'
configured "a list of words that is none" 1 ':1:11: .*"solution"' <<<'{"words":{"solutoin":["x"]}}'
configured "no JSON" 1 ':1:1: ' <<<'limits: 3'
configured "an empty file" 1 ':1:1: ' </dev/null
configured "a list" 1 ':1:1: .*object' <<<'[]'
configured "cut off" 1 ':[12]:' <<<'{"limits":{'
configured "no UTF-8" 1 ':1:' < <(printf '{"language":"\xff"}')
exits "a configuration that is not there" 3 check --config "$here/none.json" "$order"
tells "it is named" "^perfsys: $here/none.json: "
exits "a configuration that is a directory" 3 check --config "$here" "$order"

echo '{}' >"$config"
exits "one that changes nothing" 1 check --config "$config" --format json "$order"
cp "$here/out" "$here/plain"
"$PERFSYS_COMMAND" check --format json "$order" >"$here/out" 2>/dev/null
holds "says the same" cmp -s "$here/out" "$here/plain"
echo '{"rules":{"A01":"note","A57":false},"packs":{"record":false}}' >"$config"
exits "rules of one's own" 0 check --config "$config" --fail-on never --format json "$order"
json_says "A01 is a note" '[.findings[] | select(.rule == "A01") | .severity] == ["note"]'
json_says "A57 and record are not asked" '[.answers[] | select(.rule == "A57" or .pack == "record")] == []'
echo '{"limits":{"sharing.practice_days":50}}' >"$config"
echo '{"id":"c","as_of":"2026-06-30","log_kept_since":"2026-01-01"}' >"$f"
exits "a limit of one's own" 0 check --config "$config" --rule B36 --format json "$f"
json_says "is named by the finding" '.findings[0].evidence | any(. == "limit sharing.practice_days = 50")'
printf '{"id":"own","name":"Own","cells":[{"id":"can","name":"Can they?","locus":"internal"}]}' >"$here/frame.json"
exits "a framework of one's own" 0 check --framework "$here/frame.json" --fail-on never "$order"
exits "a framework that is none" 1 check --framework "$order" "$order"
tells "said where" "^perfsys: $order:[0-9]+:[0-9]+: "
exits "a framework that is not there" 3 check --framework "$here/none.json" "$order"

# ---- the day, and who it is for ----

cat >"$f" <<'JSON'
{
  "id": "c", "title": "C", "as_of": "2026-06-30",
  "goals": [{"id": "g", "text": "Fast"}],
  "measures": [{"id": "m", "kind": "output", "goal": "g"}],
  "assets": [{"id": "a", "title": "Secret card", "private": ["title"], "kind": "job_aid",
              "published_on": "2026-01-01"}],
  "waivers": [{"rule": "A01", "by": "Kim", "why": "Due in May", "until": "2026-12-31"}]
}
JSON
exits "what is waived" 0 check --rule A01 --format json "$f"
json_says "is shown and not counted" '.waived == 1 and .errors == 0 and .findings[0].verdict == "waived"'
exits "as a page" 0 check --rule A01 "$f"
says "under a heading of its own" '^Accepted'
says "with who and why" 'Kim accepts this until 2026-12-31: Due in May'
exits "as SARIF" 0 check --rule A01 --format sarif "$f"
json_says "suppressed" '.runs[0].results[0].suppressions[0].kind == "external"'
exits "a waiver that ran out" 1 check --rule A01 --as-of 2027-01-31 --format json "$f"
json_says "does not count; the day is told" '.waived == 0 and .as_of == "2027-01-31" and
  (.findings[0].evidence | any(test("that is over")))'
exits "for the team" 0 check --rule A31 --fail-on never "$f"
says "all is told" 'Secret card'
for form in text json markdown sarif; do
  "$PERFSYS_COMMAND" check --audience sponsor --format $form --fail-on never "$f" >"$here/out" 2>"$here/err"
  verdict "for a sponsor: $form" $?
  holds "nothing private: $form" bash -c "! grep -q Secret '$here/out'"
done
exits "for a sponsor, the verdict" 0 check --audience sponsor --rule A31 --fail-on never --format json "$f"
json_says "is that of the whole case" '.answers[0].verdict == "fail"'
sed 's/"by": "Kim", //' "$f" >"$here/unsigned.json"
exits "a waiver without a person" 1 check --rule A01 "$here/unsigned.json"
says "does not count, and why" 'names no person'

# ---- several files, and standard input ----

exits "two files" 1 check --rule A01 "$f" "$order"
holds "both are told" [ "$(grep -c '^To look at' "$here/out")" = 2 ]
exits "two files as JSON" 1 check --rule A01 --format json "$f" "$order"
json_says "a list that names them" "length == 2 and .[1].file == \"$order\" and .[1].check.errors == 1"
exits "two files, one broken" 1 check --rule A01 --format json "$here/core" "$f"
json_says "its place is kept" '.[0].check == null and .[1].check.waived == 1'
exits "two files as SARIF" 1 check --rule A01 --format sarif "$f" "$order"
json_says "one run with both" "(.runs | length) == 1 and
  ([.runs[0].results[].locations[0].physicalLocation.artifactLocation.uri] | unique | length) == 2"
exits "standard input" 1 check --rule A01 - <"$order"
says "is checked" 'is judged by'
exits "standard input as SARIF" 1 check --rule A01 --format sarif - <"$order"
json_says "has a name" '.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri == "%3Cstdin%3E"'
exits "no case on standard input" 1 check - <<<'{"id":'
tells "said where" '^perfsys: <stdin>:[12]:[0-9]+: '
exits "SARIF of a broken case" 1 check --format sarif "$here/core"
tells "it is said" "^perfsys: $here/core:1:1: "
json_says "and is no result" '.runs[0].results == []'

# ---- lines ----

exits "the line of a finding" 0 check --rule A01 --format sarif --fail-on never "$f"
json_says "is where its object is" '.runs[0].results[0].locations[0].physicalLocation.region.startLine == 3'

# ---- portfolios ----

jq -c . "$order" >"$here/one"
jq -c '.id = "another"' "$order" >"$here/two"
{ cat "$here/one"; echo '{"id": "broken", "title": 7}'; cat "$here/two"; } >"$here/lines"
{ printf '[\n'; cat "$here/one"; printf ',\n'; cat "$here/two"; printf ']\n'; } >"$here/list"
exits "a portfolio, one a line" 1 check --portfolio --rule A01 "$here/lines"
says "the first" "^$here/lines:1: training-order: error: .*\[A01 outcome-not-only-output\]"
says "the last" "^$here/lines:3: another: error: "
says "the sum" "^$here/lines: 2 cases, 1 broken one; 2 errors, 0 warnings, 0 notes"
tells "the broken one" "^perfsys: $here/lines:2:[0-9]+: "
exits "as JSON" 1 check --portfolio --format json "$here/lines"
holds "one object a line" [ "$(jq -c . "$here/out" | wc -l)" = "$(wc -l <"$here/out")" ]
jq -s . "$here/out" >"$here/all" && cp "$here/all" "$here/out"
json_says "each with its line, then all together" '[.[].line] == [1, 2, 3, null] and
  .[1].error.status == "PS_E_TYPE" and (.[3].portfolio.findings | type == "array")'
exits "a list" 1 check --portfolio --rule A01 "$here/list"
says "its first" "^$here/list:2: training-order: error: "
says "its sum" "2 cases, 0 broken ones; 2 errors"
{ printf '['; cat "$here/one"; printf ',{"id":"b","title":7},'; cat "$here/two"; printf ']'; } >"$here/bad-list"
exits "a list with a broken case" 1 check --portfolio --rule A01 "$here/bad-list"
says "the rest is told" "2 cases, 1 broken one; 2 errors"
exits "a portfolio that is fine" 0 check --portfolio --rule A01 --config <(echo '{"rules":{"A01":"note"}}') "$here/list"
exits "a portfolio with --fail-on" 0 check --portfolio --rule A01 --fail-on never "$here/list"
exits "from standard input" 1 check --portfolio --rule A01 - <"$here/lines"
says "it has a name" '^<stdin>:1: '
exits "an empty portfolio" 0 check --portfolio - <<<'[]'
says "is none" '0 cases'
exits "one that is not there" 3 check --portfolio "$here/none"
exits "as SARIF" 2 check --portfolio --format sarif "$here/list"
exits "with a rule that is none" 2 check --portfolio --rule A01x "$here/list"
holds "files are counted each" [ "$("$PERFSYS_COMMAND" check --portfolio --rule A01 "$here/list" "$here/lines" 2>/dev/null |
  grep -c ' cases, ')" = 2 ]

# ---- cases that are unlike the examples ----

echo '{"id":"c"}' >"$f"
exits "a case without anything" 0 check "$f"
exits "and as JSON" 0 check --format json "$f"
json_says "nothing fails" '.errors == 0 and .warnings == 0 and .notes == 0'
echo '{"id":"c","later":{"a":[1]},"goals":[{"id":"g","later":1}],"status":"on hold"}' >"$f"
exits "what perfsys does not know" 0 check --fail-on never "$f"
echo '{"id":"c","causes":[{"id":"b","parents":["d"]},{"id":"d","parents":["b"],"gap":"nowhere"}],"gaps":[{"id":"b"}]}' >"$f"
exits "circles, dangling and double ids" 0 check --fail-on never "$f"
cat >"$f" <<'JSON'
{"id":"fall","title":"Kürzere Wartezeiten im Bürgeramt","purpose":"performance","as_of":"2026-06-30",
 "request_text":"Wir brauchen eine Schulung für alle Führungskräfte, möglichst schnell.",
 "goals":[{"id":"ziel","text":"Schnellere Übergabe an den Schalter"}],
 "measures":[{"id":"kurse","name":"Gehaltene Schulungen","kind":"output","goal":"ziel"}],
 "gaps":[{"id":"l","statement":"Jeder dritte Bürger wartet länger als eine Stunde.","measure":"kurse"}],
 "causes":[{"id":"u","statement":"Den Mitarbeitern fehlt die Übung.","gap":"l"}]}
JSON
exits "a case in German" 1 check --rule A01 "$f"
says "its words are told as they are" '"Schnellere Übergabe an den Schalter"'
exits "all rules, a narrow page" 0 check --all --width 40 --fail-on never "$f"
holds "it is UTF-8" iconv -f UTF-8 -t UTF-8 "$here/out"
holds "within its width" bash -c "! LC_ALL=C.UTF-8 grep -qE '^.{41}' '$here/out'"
exits "as JSON" 0 check --format json --fail-on never "$f"
json_says "the same words" '.title == "Kürzere Wartezeiten im Bürgeramt"'
printf '{"id":"c","goals":[{"id":"g","text":"\\u001b[31mred\\u0007 \\u202eevil"}],"measures":[{"id":"m","kind":"output","goal":"g"}]}' >"$f"
exits "what moves the cursor" 1 check --rule A01 "$f"
holds "is not printed" bash -c "! grep -qP '\\x1b|\\x07' '$here/out'"
exits "nor in a portfolio" 1 check --portfolio --rule A01 "$f"
holds "is not printed there either" bash -c "! grep -qP '\\x1b|\\x07' '$here/out'"

# ---- ten thousand of everything that fails ----

awk 'BEGIN { print "{\"id\":\"many\",\"title\":\"Many\",\"as_of\":\"2026-06-30\",\"purpose\":\"performance\",\"goals\":["
             for (i = 0; i < 10000; i++) printf "%s{\"id\":\"g%d\",\"text\":\"Goal %d\"}", i ? ",\n" : "", i, i
             print "],\"measures\":["
             for (i = 0; i < 10000; i++)
               printf "%s{\"id\":\"m%d\",\"name\":\"Modules %d\",\"kind\":\"output\",\"goal\":\"g%d\"}", i ? ",\n" : "", i, i, i
             print "]}" }' >"$f"
before=$SECONDS
exits "ten thousand failures" 1 check "$f"
says "are counted" '^To look at: 1[0-9]{4} errors'
says "the first is told" '"Goal 0" is judged by output alone'
says "the rest is folded" '9999 more|more: '
holds "on a page one reads" [ "$(wc -l <"$here/out")" -le 100 ]
exits "as JSON" 1 check --format json "$f"
json_says "all are there" '[.findings[] | select(.rule == "A01" and .verdict == "fail")] | length == 10000'
exits "as SARIF" 1 check --rule A01 --format sarif "$f"
json_says "each with its line" '[.runs[0].results[].locations[0].physicalLocation.region.startLine] | unique | length == 10000'
exits "in a portfolio" 1 check --portfolio --rule A01 "$f"
holds "one line each" [ "$(grep -c 'A01 outcome-not-only-output' "$here/out")" = 10000 ]
holds "in time" [ $((SECONDS - before)) -le 40 ]

# --all tells what is otherwise folded.
exits "the first few" 1 check "$order"
cp "$here/out" "$here/few"
exits "--all" 1 check --all "$order"
holds "--all tells no less" [ "$(grep -cE '\[[A-Z]+[0-9]' "$here/out")" -ge "$(grep -cE '\[[A-Z]+[0-9]' "$here/few")" ]
finish
