#!/usr/bin/env bash
# perfsys partner, voices, timing, walk: the analyses as pages and as JSON.
. "$(dirname "$0")/common"
attrition=examples/cases/attrition.json
order=examples/cases/training-order.json
f=$here/case.json

# ---- what the three that read a case share ----

for verb in partner voices timing; do
  helped $verb
  for example in examples/cases/*.json; do
    name="$verb $(basename "$example")"
    for form in text markdown json; do
      exits "$name as $form" 0 $verb --format $form "$example"
      holds "$name as $form: no space at the end of a line" bash -c "! grep -qE ' $' '$here/out'"
    done
    json_says "$name: of this case" ".case_id == \"$(jq -r .id "$example")\""
  done
  exits "$verb from standard input" 0 $verb - <"$attrition"
  exits "$verb of an empty case" 0 $verb - <<<'{}'
  says "$verb of an empty case tells so" 'not (recorded|known)|cannot be told'
  exits "$verb into a file" 0 $verb -o "$here/result" "$attrition"
  silent "$verb into a file: nothing on standard output"
  holds "$verb into a file: it is there" [ -s "$here/result" ]
  exits "$verb --width" 0 $verb --width 100 "$attrition"
  holds "$verb within its width" bash -c "! LC_ALL=C.UTF-8 grep -qE '^.{101}' '$here/out'"
  exits "$verb for a sponsor" 0 $verb --audience sponsor "$attrition"
  # Who a case is for counts as long as nobody says otherwise.
  jq '.audience = "sponsor"' "$attrition" >"$f"
  cp "$here/out" "$here/sponsor"
  exits "$verb of a case for a sponsor" 0 $verb "$f"
  holds "$verb: the same page" cmp -s "$here/out" "$here/sponsor"
  exits "$verb for the team" 0 $verb "$attrition"
  cp "$here/out" "$here/team"
  exits "$verb of that case for the team" 0 $verb --audience team "$f"
  holds "$verb: the page of the team" cmp -s "$here/out" "$here/team"
  # What is in a case is never markup, nor does it move the cursor.
  jq '.id = "a*b_c\u001b[2J"' "$attrition" >"$f"
  exits "$verb of a case with a strange id" 0 $verb --format markdown "$f"
  says "$verb: its id is text" '^# .* a\\\*b\\_c \\\[2J$'

  exits "$verb of no file" 2 $verb
  tells "$verb: what is missing" "Usage: perfsys $verb FILE"
  exits "$verb of two files" 2 $verb "$order" "$order"
  exits "$verb: a format that is none" 2 $verb --format sarif "$order"
  exits "$verb: an audience that is none" 2 $verb --audience boss "$order"
  exits "$verb: no such file" 3 $verb "$here/none.json"
  exits "$verb: no case" 1 $verb - <<<'{"id":'
  tells "$verb: said where" '^perfsys: <stdin>:[12]:[0-9]+: '
  exits "$verb: output in no directory" 3 $verb -o "$here/none/out" "$order"
  "$PERFSYS_COMMAND" $verb "$order" >&- 2>"$here/err"
  [ $? = 3 ] && [ -s "$here/err" ]
  verdict "$verb: closed standard output" $?
done

# ---- partner ----

exits "a partner" 0 partner "$attrition"
says "said in one sentence" 'the learning side as a partner, who'
says "an item with its value" '^s6 .* 0\.91  yes$'
says "what it rests on" '^- s6: .'
exits "an order taker" 0 partner "$order"
says "said in one sentence too" 'as an order taker, who'
says "not known is not no" '^s3 .*  not known$'
exits "as JSON" 0 partner --format json "$order"
json_says "ten items" '.mode == "order_taker" and (.items | length) == 10 and (.items[2] | has("value") | not)'
exits "not to be told yet" 0 partner examples/cases/emergency-care-4h.json
says "said so" '^The mode cannot be told yet\.'
says "what must be known" '^What must be known to tell the mode$'
says "which item" '^- s1: causes looked for before the choice$'
exits "from another day" 0 partner --as-of 2025-02-01 --format json "$attrition"
json_says "nobody had come back by then" '.as_of == "2025-02-01" and (.items[6] | has("value") | not)'
exits "a day that is none" 2 partner --as-of 2025-02-30 "$attrition"

# ---- voices ----

exits "voices" 0 voices "$attrition"
says "shares of kinds" '^field +3 +38 % +45 %$'
says "shares of perspectives" '^frontline leader +1 +13 % +16 %$'
says "evenness and what 1 means" '^- Evenness: 0\.95, where 1 is '
says "effective voices" '^- Effective voices: 3\.6: '
says "Gini" '^- Inequality of speaking time: 0\.12 \(Gini\), where 0 is '
says "seats that could go" '^- Seats that could go: handler-harbour and unit-head'
exits "voices for a sponsor" 0 voices --audience sponsor "$attrition"
says "how many could go" '^- Seats that could go: 2;'
holds "nobody is named" bash -c "! grep -qE 'handler-|unit-head|speaking' '$here/out'"
says "and that is said" 'single people is left out'
exits "voices for a sponsor as JSON" 0 voices --audience sponsor --format json "$attrition"
json_says "nobody is named there" '([.. | strings | select(test("handler-|unit-head"))] | length) == 0 and
  (has("gini") | not) and (.classes | all(has("speaking") | not))'
jq '.required_perspectives += ["customer", "contractor"]' "$attrition" >"$f"
exits "perspectives without a seat" 0 voices "$f"
says "named" '^- Perspectives: 80 % of those the case requires have a seat; missing: customer,$'
exits "kinds that are alike" 0 voices "$order"
says "all are named" '^- Largest: field, strategy, learning; each has 33 %'
says "what to record" '^- Head of sales: their share of the speaking time'
exits "voices have no day" 2 voices --as-of 2025-01-01 "$attrition"

# ---- timing ----

exits "timing" 0 timing "$attrition"
says "a step" '^finding and confirming a cause  2024-04-29  2024-06-20 +52$'
says "how early" '^- How early: the learning side came in when 1 % of the time'
says "what was left" '^- Needed: 2025-06-30; delivered 150 days before$'
says "the slowest" '^- Slowest: making and delivering it, 196 days$'
exits "timing of an order" 0 timing "$order"
says "solution before cause" '^- Solution named first: I01 instructor-led course, on 2025-02-24, before'
says "days left" '^- Needed: 2025-05-16; 63 days left$'
says "not known" '^seeing the gap .* not known$'
says "what to record" '^- when the gap began \(gap\.onset\)$'
exits "steps out of order" 0 timing "$case"
says "below zero" '^choosing what is done +1848-12-31  1847-05-15 +-596$'
says "what that means" '^Days below zero: '
exits "from a day after what was needed" 0 timing --as-of 2025-06-01 "$order"
says "past" '^- Needed: 2025-05-16; past, and nothing is recorded as delivered$'
jq '.delivered_on = "2025-07-10"' "$attrition" >"$f"
exits "too late" 0 timing "$f"
says "by how much" 'delivered 10 days too late$'
jq '.engaged_on = "2024-12-01"' "$attrition" >"$f"
exits "called late" 0 timing "$f"
says "how much time was gone" 'came in when 51 %'
gap=$(jq -r '.gaps[0].id' "$attrition")
exits "timing of a gap" 0 timing --gap "$gap" "$attrition"
says "it is named" "^How long the steps took for the gap $gap$"
exits "a gap that is none" 2 timing --gap "${gap}s" "$attrition"
tells "the nearest gap" "did you mean '$gap'\?"

# ---- walk ----

helped walk
exits "walk" 0 walk
says "the flows there are" '^- mager_pipe_1970: '
says "how to answer" 'perfsys walk mager_pipe_1997 MP1=yes,'
exits "walk as JSON" 0 walk --format json
json_says "before their first questions" 'length >= 2 and all(.steps == [] and (.next_question | length > 0))'
exits "a flow" 0 walk mager_pipe_1997
says "its first question" '^- MP1: Can it be said'
says "how it is answered" '^  - answer: MP1=yes or MP1=no$'
exits "answers" 0 walk mager_pipe_1997 MP1=yes,MP2=yes,MP3=no
says "what follows" '^- To do: clarify expectations, provide resources, feedback$'
says "kinds with their names" '^  - I29 [a-z]'
says "no learning" '^- Learning among it: no$'
says "the end" '^The flow ends here\.$'
cp "$here/out" "$here/once"
for way in "MP1=yes MP2=yes MP3=no" "MP3=n;MP2=y,MP1=true"; do
  exits "answers as '$way'" 0 walk mager_pipe_1997 "$way"
  holds "are the same" cmp -s "$here/out" "$here/once"
done
exits "answers one by one, to the usual flow" 0 walk MP1=yes MP2=yes MP3=no
holds "are the same" cmp -s "$here/out" "$here/once"
exits "on the way" 0 walk mager_pipe_1970 "MP1=yes MP2=yes MP3=yes MP4=yes MP5=no"
says "learning so far" '^- Learning among it: yes$'
says "the next question" '^- MP7: Would a change'
exits "on the way as JSON" 0 walk --format json mager_pipe_1970 "MP1=yes MP2=yes MP3=yes MP4=yes MP5=no"
json_says "the result" '.next == "MP7" and .learning and .actions == ["training"] and (.steps | length) == 5'
exits "on the way as Markdown" 0 walk --format markdown MP1=yes
says "in bold" '^- \*\*MP2:\*\* '
exits "answers off the way" 0 walk MP1=no,MP8=yes
says "are told" '^Answered, but not on the way: MP8\.$'
exits "no answers yet" 0 walk mager_pipe_1970 ""
exits "a narrow page" 0 walk --width 40 MP1=yes
holds "within its width" bash -c "! LC_ALL=C.UTF-8 grep -vE '^[A-Z=]' '$here/out' | grep -qE '^.{41}'"
exits "into a file" 0 walk -o "$here/result" MP1=yes
holds "the file has it" grep -q MP2 "$here/result"

exits "a flow that is none" 2 walk mager_pipe_199
tells "the nearest flow" "did you mean 'mager_pipe_1997'\?"
exits "a framework without questions" 2 walk bem
tells "said so" "'bem' is no flow"
exits "a cell that is none" 2 walk MPX1=yes
tells "the nearest cell" 'the nearest is "MP1"'
exits "an answer that is none" 2 walk MP1=perhaps
tells "how one looks" 'yes or no, as in "MP1=yes"'
exits "no answer" 2 walk MP1
tells "how one looks, too" 'as in "MP1=yes"'
exits "two answers" 2 walk MP1=yes MP1=no
exits "a long word" 2 walk "$(printf 'x%.0s' {1..5000})"
exits "a long answer" 2 walk "MP1=$(printf 'x%.0s' {1..5000})"
exits "an option that is none" 2 walk --as-of 2025-01-01 MP1=yes
exits "output in no directory" 3 walk -o "$here/none/out" MP1=yes
"$PERFSYS_COMMAND" walk >&- 2>"$here/err"
[ $? = 3 ] && [ -s "$here/err" ]
verdict "closed standard output" $?
finish
