#!/usr/bin/env bash
# Exit codes: wrong use is 2, files that fail are 3, and no failure is silent.
. "$(dirname "$0")/common"

exits "no verb" 2
exits "unknown verb" 2 valdiate "$case"
tells "the nearest verb" "there is no verb 'valdiate', did you mean 'validate'"
exits "nothing like it" 2 frobnicate
tells "no guess then" "there is no verb 'frobnicate' \(see perfsys --help\)"
exits "unknown option before the verb" 2 --vesion
tells "the nearest option" "did you mean '--version'"
exits "help of an unknown verb" 2 help sise
tells "the nearest verb for help" "did you mean 'size'"
for verb in validate show size report fmt; do
  exits "$verb without a file" 2 "$verb"
  tells "$verb: what is missing" "Usage: perfsys $verb FILE"
  exits "$verb: unknown option" 2 "$verb" --fromat json "$case"
  exits "$verb: unknown letter" 2 "$verb" -z "$case"
  exits "$verb: no such file" 3 "$verb" "$here/none.json"
  tells "$verb: it names the file" "^perfsys: $here/none.json: "
  exits "$verb: a directory" 3 "$verb" "$here"
  exits "$verb: output in no directory" 3 "$verb" -o "$here/none/out" "$case"
done
exits "the nearest option of a verb" 2 size --fromat json "$case"
tells "is told" "size has no option '--fromat', did you mean '--format'"
exits "too many files" 2 size "$case" "$case"
exits "option without its value" 2 size "$case" --gap
tells "it wants one" "gap wants a value"
exits "value for an option that takes none" 2 fmt --check=yes "$case"
exits "unknown format" 2 size --format yaml "$case"
exits "format of another verb" 2 report --format json "$case"
exits "31 February" 2 size --as-of 1847-02-31 "$case"
exits "width too small" 2 report --width 39 "$case"
exits "width no number" 2 report --width 80x "$case"
exits "unknown id" 2 show "$case" rough-examinatoin
tells "the nearest id" "did you mean 'rough-examination'"
exits "unknown gap" 2 size --gap mortality "$case"
exits "unknown type" 2 schema gab
tells "the nearest type" "did you mean 'gap'"
exits "one good file, one that is not there" 3 validate "$case" "$here/none.json"
says "the good one is told" "no errors"
exits "the same as JSON" 3 validate --format json "$here/none.json" "$case"
json_says "both are in the list" '.[0].error.status == "PS_E_IO" and .[1].findings.errors == 0'
exits "one bad file as JSON" 3 validate --format json "$here/none.json"
json_says "an error object" '.error.status == "PS_E_IO" and (.error.message | length > 0)'
printf '[' >"$here/bad.json"
exits "syntax as JSON" 1 validate --syntax --format json "$here/bad.json" "$case"
json_says "an error, and ok" '.[0].error.line == 1 and .[1].syntax == "ok"'
cp "$case" "$here/q\"uote"$'\n\xff'.json
exits "a name no JSON could hold" 0 validate --format json "$here/q\"uote"$'\n\xff'.json "$case"
json "is JSON all the same"
exits "a name with a line feed" 3 validate "$here/two"$'\n\e[31m'lines
holds "gives one line" [ "$(wc -l <"$here/err")" = 1 ]

# failing NAME: the status given is 3 and there is a message.
failing() { [ "$2" = 3 ] && [ -s "$here/err" ]; verdict "$1" $?; }
# Larger than a pipe holds.
awk 'BEGIN { printf "{\"id\":\"big\",\"summary\":\""
             for (i = 0; i < 20000; i++) printf "twenty characters!! "
             print "\"}" }' >"$here/big.json"
for words in "--help" "--version" "validate $case" "show $case" "size $case" "report $case" \
             "fmt $case" "schema"; do
  # shellcheck disable=SC2086
  "$PERFSYS_COMMAND" $words >&- 2>"$here/err"
  failing "closed standard output: ${words%% *}" $?
  if [ -w /dev/full ]; then
    # shellcheck disable=SC2086
    "$PERFSYS_COMMAND" $words >/dev/full 2>"$here/err"
    failing "full disk: ${words%% *}" $?
  fi
done
if [ -w /dev/full ]; then
  exits "full disk by -o" 3 fmt -o /dev/full "$case"
fi
{ "$PERFSYS_COMMAND" fmt "$here/big.json" 2>"$here/err"; echo $? >"$here/code"; } | head -c 1 >/dev/null
failing "broken pipe" "$(cat "$here/code")"
"$PERFSYS_COMMAND" validate - <&- >"$here/out" 2>"$here/err"
failing "closed standard input" $?
"$PERFSYS_COMMAND" validate "$here/bad.json" >"$here/out" 2>&-
holds "closed standard error" [ $? = 1 ]
"$PERFSYS_COMMAND" validate -o "$here/result" "$here/bad.json" 2>&-
[ $? = 1 ] && [ ! -s "$here/result" ]
verdict "closed standard error: messages do not go into the result" $?
"$PERFSYS_COMMAND" fmt -o "$here/result" "$case" >&- 2>"$here/err"
[ $? = 0 ] && cmp -s "$here/result" "$case"
verdict "closed standard output does not matter to -o" $?
cp "$case" "$here/copy.json"
"$PERFSYS_COMMAND" fmt --check "$here/copy.json" >&- 2>&- <&-
holds "all closed: the file is as it was" cmp -s "$case" "$here/copy.json"
finish
