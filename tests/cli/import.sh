#!/usr/bin/env bash
# perfsys import: figures, calendars and matrices into a case, all or nothing.
. "$(dirname "$0")/common"
f=$here/case.json
printf '{"id":"c","parties":[{"id":"ada","name":"Ada"}],"measures":[{"id":"m"}]}' >"$f"
"$PERFSYS_COMMAND" fmt --write "$f"
cp "$f" "$here/before"

printf 'date,value,site\n2024-01-01,1.5,a\n2024-02-01,,a\n2024-03-01,2,b\n' >"$here/s.csv"
exits "series" 0 import series "$here/s.csv" --into "$f" --measure m
json_says "the points" '.measures[0].series == [{"on":"2024-01-01","value":1.5,"group":"a"},
  {"on":"2024-03-01","value":2,"group":"b"}]'
tells "what was done" 's.csv: 2 points added, 0 there already, 1 skipped, 0 parties made$'
tells "a row without a figure, with its line" 's.csv:3: The row has no figure\.$'
holds "the case is as it was" cmp -s "$f" "$here/before"
exits "series --write" 0 import series "$here/s.csv" --into "$f" --measure m --write
silent "series --write: nothing on standard output"
cp "$f" "$here/once"
exits "series again" 0 import series "$here/s.csv" --into "$f" --measure m --write
tells "nothing twice" '0 points added, 2 there already'
holds "the same bytes" cmp -s "$f" "$here/once"
exits "series from standard input" 0 import series - --into "$f" --measure new --create --name Quits <"$here/s.csv"
json_says "a new measure" '.measures[1] | .id == "new" and .name == "Quits" and (.series | length == 2)'
printf 'when;births;deaths\n31.1.2024;10;1\n' >"$here/r.csv"
exits "series with options" 0 import series "$here/r.csv" --into "$f" --measure n --create \
  --date-column when --numerator-column deaths --denominator-column births --group-column "" \
  --date-order day --separator ";"
json_says "a rate" '.measures[1].series == [{"on":"2024-01-31","numerator":1,"denominator":10}]'

exits "no such measure" 1 import series "$here/s.csv" --into "$f" --measure none
exits "no such column" 1 import series "$here/s.csv" --into "$f" --measure m --value-column wert
tells "those there are" 'there are: "date", "value", "site"'
printf 'date,value\n2024-01-01,1\n2024-02-01,"1,234"\n' >"$here/bad.csv"
exits "thousands separators" 1 import series "$here/bad.csv" --into "$f" --measure m --write
tells "with the line" 'bad.csv:3:1: "1,234" .*thousands separator'
holds "never half an import" cmp -s "$f" "$here/once"

printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTART:20240531T100000Z\r\nSUMMARY:Demo for\r\n  the team\r\nATTENDEE;CN=Ada:mailto:a@x\r\nATTENDEE;CN=Bob:mailto:b@x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' >"$here/e.ics"
exits "events" 0 import events "$here/e.ics" --into "$f"
json_says "the event" '.events == [{"id":"1@x","kind":"demo","on":"2024-05-31","parties":["ada"],"text":"Demo for the team"}]'
tells "who is unknown" '"Bob" is no party'
exits "events --create" 0 import events "$here/e.ics" --into "$f" --create
json_says "a new party" '.parties[1].name == "Bob" and .events[0].parties == ["ada","bob"]'
printf 'date,kind,what,who\n2024-05-31,interview,Claims,Ada\n' >"$here/e.csv"
exits "events from CSV" 0 import events "$here/e.csv" --into "$f"
json_says "the interview" '.events[0] | .kind == "interview" and .parties == ["ada"]'
exits "no calendar" 1 import events "$here/s.csv" --into "$f"
printf 'hello\n' >"$here/no.ics"
exits "no calendar at all" 1 import events "$here/no.ics" --into "$f"

printf '| Task | Ada | Field |\n|---|---|---|\n| Decide | A | R/C |\n| Build | D | x y |\n' >"$here/r.md"
exits "raci" 0 import raci "$here/r.md" --into "$f" -o "$here/with.json"
cp "$here/with.json" "$here/out"
json_says "the letters" '[.responsibilities[] | [.activity, .party, .letter, .split]] ==
  [["Decide","ada","A",null],["Decide","field","R",null],["Decide","field","C",null],
   ["Build","ada",null,"also D"],["Build","field",null,"also X, Y"]]'
tells "letters beyond, with the line" 'r.md:4: "Ada" has the letter D'
exits "it is a case" 0 validate --format json "$here/with.json"
json_says "without findings" '.findings == []'
exits "no second matrix" 1 import raci "$here/r.md" --into "$f" --table 2

exits "import what?" 2 import
exits "import of what?" 2 import series
exits "import of a stranger" 2 import serie "$here/s.csv" --into "$f"
tells "the nearest" "did you mean 'series'"
exits "into what?" 2 import raci "$here/r.md"
exits "into which measure?" 2 import series "$here/s.csv" --into "$f"
exits "the wrong file" 2 import raci "$here/e.ics" --into "$f"
exits "both from standard input" 2 import series - --into - --measure m
exits "no such order" 2 import series "$here/s.csv" --into "$f" --measure m --date-order year
exits "no such separator" 2 import series "$here/s.csv" --into "$f" --measure m --separator x
exits "no such table" 2 import raci "$here/r.md" --into "$f" --table -1
exits "no such file" 3 import series "$here/none.csv" --into "$f" --measure m
exits "no such case" 3 import series "$here/s.csv" --into "$here/none.json" --measure m
holds "after all that the case is as it was" cmp -s "$f" "$here/once"
finish
