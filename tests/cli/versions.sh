#!/usr/bin/env bash
# Versions of a case: rename, diff, merge, redact; and many cases in one file.
. "$(dirname "$0")/common"
for verb in rename diff merge redact tasks; do
  exits "$verb --help" 0 "$verb" --help
  says "$verb --help has an example" "^  perfsys $verb "
  exits "$verb without a file" 2 "$verb"
done
cp "$case" "$here/case.json"

# ---- rename
exits "rename" 0 rename "$case" matter-on-hands cadaverous-matter
cp "$here/out" "$here/renamed.json"
holds "rename: the old id is gone" bash -c "! grep -q '\"matter-on-hands\"' '$here/renamed.json'"
holds "rename: references follow" \
  [ "$(grep -c '"matter-on-hands"' "$case")" = "$(grep -c '"cadaverous-matter"' "$here/renamed.json")" ]
exits "the renamed case is sound" 0 validate "$here/renamed.json"
exits "rename back" 0 rename "$here/renamed.json" cadaverous-matter matter-on-hands
holds "rename back is the case" cmp -s "$here/out" "$case"
exits "rename --write" 0 rename --write "$here/case.json" matter-on-hands cadaverous-matter
silent "rename --write prints nothing"
holds "rename --write changes the file" cmp -s "$here/case.json" "$here/renamed.json"
exits "rename: no such id" 2 rename "$case" matter cadaverous
tells "it is named" 'There is no "matter"'
exits "rename: an id in use" 2 rename "$case" matter-on-hands fear
exits "rename: an empty id" 2 rename "$case" matter-on-hands ""
exits "rename --write from standard input" 2 rename --write - fear fright <"$case"

# ---- diff
exits "diff of a case and itself" 0 diff "$case" "$case"
silent "says nothing"
exits "diff" 1 diff "$case" "$here/renamed.json"
says "diff: added" '^added cause cadaverous-matter$'
says "diff: removed" '^removed cause matter-on-hands$'
exits "diff as JSON" 1 diff --format json "$case" "$here/renamed.json"
json_says "diff: one object a difference" \
  '[.differences[] | select(.change == "added")] == [{"change":"added","type":"cause","id":"cadaverous-matter"}]'
jq '.measures[0].series[0].numerator += 1 | .title = "a\u001b[31mb"' "$case" >"$here/other.json"
exits "diff of figures" 1 diff "$case" "$here/other.json"
says "diff: a point" '^changed measure .*: series\[0\]$'
says "diff: a point before" '^  - 18[0-9-]*: [0-9]+ of [0-9]+'
holds "diff: no escapes reach the terminal" bash -c "! grep -q $'\e' '$here/out'"
exits "diff: no such file" 3 diff "$case" "$here/none.json"
tells "diff: it is named" 'none.json: '
printf '{' >"$here/bad.json"
exits "diff: a broken file" 1 diff "$here/bad.json" "$case"

# ---- merge
jq '.title = "ours"' "$case" >"$here/ours.json"
jq '.summary = "theirs" | .gaps += [{"id":"new-gap"}]' "$case" >"$here/theirs.json"
exits "merge" 0 merge "$case" "$here/ours.json" "$here/theirs.json"
json_says "merge: both are in it" '.title == "ours" and .summary == "theirs" and .gaps[-1].id == "new-gap"'
exits "merge of one side" 0 merge "$case" "$case" "$here/renamed.json"
cp "$here/out" "$here/merged.json"
exits "is that side" 0 diff "$here/merged.json" "$here/renamed.json"
jq '.title = "theirs too"' "$here/theirs.json" >"$here/conflict.json"
exits "merge with a conflict" 1 merge "$case" "$here/ours.json" "$here/conflict.json"
json_says "merge: ours is kept" '.title == "ours" and .summary == "theirs"'
grep -q 'in 1 place' "$here/err" && grep -q '^perfsys: conflict in case vienna-1847, title: ours "ours", theirs "theirs too"$' "$here/err"
verdict "merge: the conflict is told" $?
exits "merge --write" 0 merge --write "$case" "$here/ours.json" "$here/theirs.json"
silent "merge --write prints nothing"
holds "merge --write changes ours" jq -e '.summary == "theirs"' "$here/ours.json"
jq '.id = "another"' "$case" >"$here/another.json"
exits "merge of different cases" 1 merge "$case" "$here/another.json" "$case"
tells "merge: why not" 'different cases'
silent "merge: nothing is written then"
exits "merge of two" 2 merge "$case" "$case"

# ---- redact
exits "redact" 0 redact "$case"
json_says "redact: pseudonyms" '[.parties[].name] | all(test("^Party [0-9]+$"))'
json_says "redact: for a sponsor unless told" '.audience == "sponsor" or .audience == "team"'
holds "redact: nobody is named" bash -c "! grep -qiE 'semmelweis|rokitansky|skoda|hebra|klein' '$here/out'"
cp "$here/out" "$here/redacted.json"
exits "the copy is sound" 0 validate "$here/redacted.json"
exits "redact again" 0 redact "$case"
holds "the same case gives the same copy" cmp -s "$here/out" "$here/redacted.json"
exits "redact --audience" 0 redact --audience team "$case"
json_says "redact: for the team" '.audience == "team"'
exits "redact: no such audience" 2 redact --audience everybody "$case"

# ---- tasks
exits "tasks of a case without any" 0 tasks "$case"
printf '%s' '{"tasks":[{"id":"t","difficulty":{"value":5},"importance":{"value":4},"frequency":{"value":1},"relevance":{"value":70}},{"id":"u"}]}' >"$here/tasks.json"
exits "tasks" 0 tasks "$here/tasks.json"
says "tasks: the decision" '^t: overtrain; core \(very difficult, important, infrequent\)$'
says "tasks: what is missing" '^  please rate: the difficulty of the task'
exits "tasks as JSON" 0 tasks --format json "$here/tasks.json"
json_says "tasks: the decision as JSON" '.tasks[0].decision == "overtrain" and .tasks[0].core'

# ---- portfolios
jq -c . "$case" >"$here/line"
{ cat "$here/line"; echo '{"id":"b","gaps":[{"id":"g","measure":"none"}]}'; } >"$here/lines.json"
exits "a case a line" 1 validate --portfolio "$here/lines.json"
says "a finding has line and id" "^$here/lines.json:2: b: error: .*M03"
says "the sum" "^$here/lines.json: 2 cases, 0 broken ones; 1 error, "
jq -s . "$case" "$here/renamed.json" | sed 's/"vienna-1847"/"x"/' >"$here/array.json"
exits "a list of cases" 0 validate --portfolio "$here/array.json"
says "the sum of a list" ': 2 cases, 0 broken ones; 0 errors, '
exits "one case" 0 validate --portfolio "$case"
says "is a portfolio too" ': 1 case, 0 broken ones; '
for i in $(seq 1 2000); do echo "{\"id\":\"c$i\"}"; done | sed '1000s/.*/{"id":"c1000",}/' >"$here/many.json"
exits "a broken line" 1 validate --portfolio "$here/many.json"
tells "is told with its place" "^perfsys: $here/many.json:1000:14: "
says "and the rest is read" ': 1999 cases, 1 broken one; '
exits "as JSON" 1 validate --portfolio --format json "$here/many.json"
holds "one object a line" [ "$(wc -l <"$here/out")" = 2001 ]
jq -es 'all(type == "object") and (.[999] | .line == 1000 and .error.line == 1000)
        and (.[1000] | .id == "c1001" and .findings.findings != null)
        and (.[-1] | .cases == 1999 and .broken == 1)' "$here/out" >/dev/null 2>&1
verdict "errors, findings and the sum" $?
exits "from standard input" 0 validate --portfolio - <"$case"
says "standard input has a name" '^<stdin>: 1 case'
exits "two portfolios" 1 validate --portfolio "$here/many.json" "$case"
says "both are summed up" "^$case: 1 case"
exits "portfolio: no such file" 3 validate --portfolio "$here/none.json"
exits "portfolio: a directory" 3 validate --portfolio "$here"
exits "portfolio: an empty file" 0 validate --portfolio /dev/null
exits "--syntax and --portfolio" 2 validate --syntax --portfolio "$case"
for i in $(seq 1 20000); do echo "{\"id\":\"c$i\",\"summary\":\"some hundred bytes are needed to make a file that would be seen\"}"; done >"$here/large.json"
most() { ASAN_OPTIONS=quarantine_size_mb=0 /usr/bin/time -f %M "$PERFSYS_COMMAND" validate --portfolio "$1" 2>&1 >/dev/null | tail -n 1; }
if [ -x /usr/bin/time ]; then
  holds "memory does not grow with the file" [ "$(most "$here/large.json")" -lt $(($(most "$here/lines.json") + 4000)) ]
fi
finish
