#!/usr/bin/env bash
# perfsys rules: what rules there are, one explained, all as JSON and as the reference page.
. "$(dirname "$0")/common"

helped rules

exits "rules" 0 rules
says "pack by pack" '^outcomes$'
says "a line a rule" '^  A01 +error +[A-Z].*\. \[core\]$'
cp "$here/out" "$here/list"
exits "rules as JSON" 0 rules --format json
cp "$here/out" "$here/rules"
json_says "a list" 'type == "array" and length > 40'
holds "the same rules in both" [ "$(jq length "$here/rules")" = "$(grep -cE '^  [A-Z]+[0-9]+ ' "$here/list")" ]
json_says "each with what it claims and why" 'all(.[]; [.id, .name, .pack, .scope, .severity, .claim, .why,
  .fails_when, .fix, .source, .basis] | all(type == "string" and length > 0))'
json_says "each with what it reads and says" 'all(.[]; (.reads | length > 0) and (.branches | length > 0) and
  all(.branches[]; .message | length > 0))'
json_says "ids are unique" '[.[].id] | length == (unique | length)'
json_says "names are unique" '[.[].name] | length == (unique | length)'
json_says "names and ids are spelt alike" 'all(.[]; (.id | test("^[A-Z]{1,2}[0-9]{2}$")) and (.name | test("^[a-z0-9]+(-[a-z0-9]+)*$")))'
json_says "severities" '[.[].severity] | unique - ["error", "note", "warning"] == []'
json_says "the core is numbered once each" '[.[].core // empty] | length == (unique | length) and max <= 25'
# A rule that cannot fail yet says so in its examples: "# never: fail, because ...".
never=$(grep -l '^# never: fail' lib/check/examples/*.txt | xargs -r -n 1 basename -s .txt | jq -R . | jq -sc .)
json_says "each has an example that fails, unless it never does" "$never as \$never | all(.[];
  (.id as \$id | \$never | index(\$id)) or any(.fixtures[]; .verdict == \"fail\"))"
json_says "each example is a case, with a title" 'all(.[].fixtures[]; (.title | length > 0) and
  (.text | fromjson | type) as $type | $type == "object" or $type == "array")'
json_says "each that fails says how" 'all(.[].fixtures[] | select(.verdict == "fail"); .says | length > 0)'
json_says "no brace is left" 'all(.[].fixtures[]; .says // "" | test("[{}]") | not)'

# An example is a test one can run: it fails, and says what the rule says it says.
jq -r '.[] | select(.id == "A01") | .fixtures | map(select(.verdict == "fail"))[0].text' "$here/rules" >"$here/case.json"
exits "an example can be checked" 1 check --rule A01 --format json "$here/case.json"
cp "$here/out" "$here/checked"
holds "it says what it should" [ "$(jq -r '.findings[0].message' "$here/checked")" = \
  "$(jq -r '.[] | select(.id == "A01") | .fixtures[0].says' "$here/rules")" ]

exits "one rule" 0 rules A01
says "its name" '^A01 outcome-not-only-output'
says "what to do" 'what to do: '
says "when it fails" 'fails when: '
says "an example that fails" '^Fails: '
says "one that passes" '^Passes: '
cp "$here/out" "$here/one"
exits "by its name" 0 rules outcome-not-only-output
holds "the same page" cmp -s "$here/out" "$here/one"
exits "in small letters" 0 rules a01
holds "the same page again" cmp -s "$here/out" "$here/one"
exits "one as JSON" 0 rules --format json A01
jq -S . "$here/out" >"$here/a" && jq -S '.[] | select(.id == "A01")' "$here/rules" >"$here/b"
holds "as in the list" cmp -s "$here/a" "$here/b"
exits "one as Markdown" 0 rules --format markdown A01
says "a heading" '^# +A01 outcome-not-only-output|^# A01'
says "its example is code" '^```|^    \{'
exits "a narrow page" 0 rules --width 40 A01
# But for headings, which are not broken.
holds "its prose is within its width" bash -c "! grep -vE '^(    |[A-Z][a-z ]+: |---)' '$here/out' | grep -qE '^.{41}'"

exits "the reference page" 0 rules --format markdown
says "its title" '^# The rules of perfsys$'
cp "$here/out" "$here/page"
holds "has every rule once" bash -c "jq -r '.[] | \"\\(.id) \\(.name)\"' '$here/rules' | while read -r rule; do
  [ \"\$(grep -cE \"^#+ \$rule\$\" '$here/page')\" = 1 ] || { echo \"\$rule\"; exit 1; }; done"
exits "the reference page into a file" 0 rules --format markdown -o "$here/reference.md"
holds "is the same" cmp -s "$here/reference.md" "$here/page"

exits "a rule that is none" 2 rules A01x
tells "the nearest" "there is no rule 'A01x', did you mean 'A01'"
silent "nothing is told"
exits "a name that is none" 2 rules outcome-not-only-outpt
tells "the nearest name or id" "did you mean '(A01|outcome-not-only-output)'"
exits "nothing like it" 2 rules qwertyuiop
tells "no guess then" "there is no rule 'qwertyuiop' \(see perfsys rules\)"
exits "an empty name" 2 rules ""
exits "a very long name" 2 rules "$(printf 'x%.0s' {1..5000})"
exits "two rules" 2 rules A01 A57
exits "a format that is none" 2 rules --format sarif
exits "an option that is none" 2 rules --fromat json
tells "the nearest option" "did you mean '--format'"
exits "output in no directory" 3 rules -o "$here/none/out"
for words in "" "A01" "--format json" "--format markdown"; do
  # shellcheck disable=SC2086
  "$PERFSYS_COMMAND" rules $words >&- 2>"$here/err"
  [ $? = 3 ] && [ -s "$here/err" ]
  verdict "closed standard output: rules $words" $?
done
finish
