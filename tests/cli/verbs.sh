#!/usr/bin/env bash
# Every verb does what its help says, on the example case.
. "$(dirname "$0")/common"

exits "--help" 0 --help
says "--help lists the verbs" '^  validate '
exits "--version" 0 --version
says "--version tells it" '^perfsys [0-9]+\.[0-9]+\.[0-9]+ '
for verb in validate show size report fmt schema; do
  exits "$verb --help" 0 "$verb" --help
  says "$verb --help has an example" "^  perfsys $verb "
  cp "$here/out" "$here/page"
  exits "help $verb" 0 help "$verb"
  holds "help $verb is the same page" cmp -s "$here/out" "$here/page"
  example=$(sed -n 's/^  \(perfsys .*\)/\1/p' "$here/page" | tail -n 1)
  (cd "$here" && ln -sfn "$OLDPWD/examples" examples &&
   PATH=$here/bin:$PATH && mkdir -p bin && ln -sf "$PERFSYS_ABSOLUTE" bin/perfsys &&
   bash -c "$example") >"$here/out" 2>"$here/err"
  verdict "$verb's example works" $?
done

exits "validate" 0 validate "$case"
says "validate: one line" "^$case: no errors \\("
exits "validate --format json" 0 validate --format json "$case"
json_says "validate: findings" '.errors == 0 and (.findings | type == "array")'
exits "validate two files" 0 validate "$case" "$case"
holds "validate tells both" [ "$(grep -c ': no errors' "$here/out")" = 2 ]
exits "validate two files as JSON" 0 validate --format=json "$case" "$case"
json_says "validate: a list" "length == 2 and .[1].file == \"$case\" and .[0].findings.errors == 0"
exits "validate --syntax" 0 validate --syntax "$case"
exits "validate from standard input" 0 validate - <"$case"
says "standard input has a name" '^<stdin>: no errors'

exits "show" 0 show "$case"
says "show has the title" 'Childbed fever'
exits "show ID" 0 show "$case" rough-examination
says "show ID has the statement" 'Students, foreign ones'
exits "show as JSON" 0 show --format json "$case"
json_says "show as JSON is the case" '.id == "vienna-1847" and (.measures | length) == 2'
exits "show ID as JSON" 0 show --format json "$case" deaths-first-clinic
json_says "show ID as JSON is the measure" '.series | length == 98'

exits "size" 0 size "$case"
says "size: deaths per birth before" '0\.105'
exits "size as JSON" 0 size --format json "$case"
json_says "size: 2060 of 19571 before" '.gaps[0].before | .numerator == 2060 and .denominator == 19571'
json_says "size: 142 of 6595 now" '.gaps[0].now | .numerator == 142 and .denominator == 6595'
json_says "size: 691 of 17791 desired" '.gaps[0].benchmark | .numerator == 691 and .denominator == 17791'
json_says "size: the gap" '.gaps[0].gap_before * 1e5 | round == 6642'
exits "size --as-of" 0 size --format json --as-of 1847-12-31 "$case"
json_says "size: what was known then" '.gaps[0].now | .numerator == 56 and .denominator == 1841'
exits "size --gap" 0 size --format json --gap mortality-first-clinic "$case"
json_says "size: one gap" '.gaps | length == 1'

exits "report" 0 report "$case"
says "report has the title" 'Childbed fever'
says "report has the size" '0\.105'
exits "report as Markdown" 0 report --format markdown "$case"
says "report: a heading" '^# '
exits "report --width" 0 report --width 60 "$case"
exits "report -o" 0 report -o "$here/report" "$case"
silent "report -o: nothing on standard output"
holds "report -o: the file" [ -s "$here/report" ]

exits "schema" 0 schema
json_says "schema: 2020-12" '."$schema" | test("2020-12")'
for type in case measure gap cause; do
  exits "schema $type" 0 schema $type
  json "schema $type is JSON"
done

exits "options may follow" 0 size "$case" --format json
exits "-- ends options" 0 size --format json -- "$case"
exits "options may be shortened" 0 size --form json "$case"
cp "$case" "$here/-x"
(cd "$here" && "$PERFSYS_ABSOLUTE" validate -- -x) >"$here/out" 2>"$here/err"
verdict "a name with a dash after --" $?
finish
