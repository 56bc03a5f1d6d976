#!/usr/bin/env bash
# What is no case is refused with its place; nothing crashes.
. "$(dirname "$0")/common"
f=$here/f.json
# refuses NAME PATTERN: the text on standard input is no case, and the message says so.
refuses() {
  cat >"$f"
  exits "$1" 1 validate "$f"
  tells "$1: said where" "^perfsys: $f(:[0-9]+:[0-9]+)?: .*$2"
  exits "$1: fmt" 1 fmt "$f"
  silent "$1: no output"
}
# finds NAME CODE PATTERN: the text can be read; validate ends so and says so.
finds() {
  cat >"$f"
  exits "$1" "$2" validate "$f"
  says "$1: said" "$3"
  for verb in show size report fmt; do
    exits "$1: $verb" 0 $verb "$f"
  done
}

refuses "empty file" '' </dev/null
refuses "only spaces" '' <<<'   '
refuses "a word" '' <<<'case'
refuses "a list" '' <<<'[]'
refuses "a text" '' <<<'"case"'
refuses "null" '' <<<'null'
refuses "two texts" '' <<<'{"id":"a"} {"id":"b"}'
refuses "invalid UTF-8" '' < <(printf '{"id":"a","title":"\xff"}')
refuses "half a surrogate pair" '' <<<'{"id":"a","title":"\ud800"}'
refuses "U+0000" '' <<<'{"id":"a","title":"\u0000"}'
refuses "a raw control character" '' < <(printf '{"id":"a","title":"\001"}')
refuses "UTF-16" '' < <(printf '\xff\xfe{\0}\0')
refuses "duplicate members" 'title' <<<'{"id":"a","title":"b","title":"c"}'
refuses "duplicates by escape" '' <<<'{"id":"a","title":"b","\u0074itle":"c"}'
refuses "a number where text belongs" 'title' <<<'{"id":"a","title":7}'
refuses "text where a number belongs" '' <<<'{"id":"a","gaps":[{"id":"g","desired":"7"}]}'
refuses "31 February" '1847-02-31' <<<'{"id":"a","opened":"1847-02-31"}'
refuses "a currency of two letters" '' <<<'{"id":"a","stakes":{"minor":1,"currency":"EU"}}'
refuses "half a cent" '' <<<'{"id":"a","stakes":{"minor":0.5,"currency":"EUR"}}'
refuses "a number beyond double" '' <<<'{"id":"a","gaps":[{"id":"g","desired":1e400}]}'
refuses "an integer beyond 64 bits" '' <<<'{"id":"a","gaps":[{"id":"g","population_size":9223372036854775808}]}'
refuses "a point without a day" '' <<<'{"id":"a","measures":[{"id":"m","series":[{"value":1}]}]}'
refuses "numbers JSON has not" '' <<<'{"id":"a","gaps":[{"id":"g","desired":01}]}'
refuses "100 deep" '' < <(printf '{"x":'; printf '[%.0s' {1..100}; printf ']%.0s' {1..100}; printf '}')

printf '{"id":"a",\n "title":7}' >"$f"
exits "line and column" 1 validate "$f"
tells "line 2" "^perfsys: $f:2:[0-9]+: .* \(title\)$"
exits "as JSON" 1 validate --format json "$f"
json_says "line 2 too" '.error.status == "PS_E_TYPE" and .error.line == 2 and .error.path == "title"'
printf '{"id":"a","title":"b","title":"c"}' >"$f"
exits "duplicates are JSON" 0 validate --syntax "$f"

{ printf '\xef\xbb\xbf'; cat "$case"; } >"$f"
exits "a byte order mark" 0 validate "$f"
sed 's/$/\r/' "$case" >"$f"
exits "CRLF" 0 validate "$f"
exits "CRLF: fmt" 0 fmt "$f"
holds "CRLF: fmt makes it canonical" cmp -s "$here/out" "$case"

finds "a gap that refers to itself" 1 'gaps\[0\]' <<<'{"id":"a","gaps":[{"id":"g","statement":"s","measure":"g"}]}'
finds "a benchmark on itself" 1 'gaps\[0\]' \
  <<<'{"id":"a","gaps":[{"id":"g","statement":"s","measure":"m","benchmark":{"measure":"g"}}],"measures":[{"id":"m","name":"n"}]}'
finds "a circle of causes" 1 'causes\[' \
  <<<'{"id":"a","causes":[{"id":"b","parents":["c"]},{"id":"c","parents":["d"]},{"id":"d","parents":["b"]}]}'
finds "a cause of itself" 1 'causes\[0\]' <<<'{"id":"a","causes":[{"id":"b","parents":["b"]}]}'
finds "a reference to nowhere" 1 'nowhere' <<<'{"id":"a","causes":[{"id":"b","gap":"nowhere"}]}'
finds "an id used twice" 1 'b' <<<'{"id":"a","causes":[{"id":"b"}],"gaps":[{"id":"b"}]}'
finds "two currencies" 1 'USD' <<<'{"id":"a","title":"t","currency":"EUR","stakes":{"minor":1,"currency":"USD"}}'

long=$(printf 'x%.0s' {1..10000})
printf '{"id":"%s","title":"t","causes":[{"id":"c%s","statement":"s"}]}' "$long" "$long" >"$f"
for verb in validate show size report fmt; do
  "$PERFSYS_COMMAND" $verb "$f" >"$here/out" 2>"$here/err"
  holds "an id of 10,000 characters: $verb" [ $? -le 1 ]
done
exits "and one that is near it" 2 show "$f" "c${long%x}"

head -c 100000000 /dev/zero | tr '\0' '[' >"$f"
exits "100 MB of [" 1 validate "$f"
exits "100 MB of [: syntax" 1 validate --syntax "$f"

size=$(wc -c <"$case")
wrong=0
for ((cut = 0; cut < size - 1; cut += 50)); do
  head -c $cut "$case" >"$f"
  "$PERFSYS_COMMAND" validate "$f" >"$here/out" 2>"$here/err"
  got=$?
  read -r line <"$here/err"
  if [ $got != 1 ] || ! [[ $line =~ ^perfsys:\ $f:[0-9]+:[0-9]+:\  ]]; then
    echo "  # cut at $cut: exit $got"
    wrong=1
  fi
done
verdict "cut off at every 50th byte" $wrong

awk 'BEGIN { print "{\"id\":\"million\",\"title\":\"t\",\"measures\":[{\"id\":\"m\",\"name\":\"n\",\"period\":\"day\",\"series\":["
             for (i = 0; i < 1000000; i++)
               printf "%s{\"on\":\"%04d-%02d-%02d\",\"value\":%d.25}", i ? ",\n" : "",
                      1900 + i % 200, 1 + i % 12, 1 + i % 28, i
             print "]}]}" }' >"$f"
before=$SECONDS
exits "a million points" 0 validate "$f"
exits "a million points: fmt" 0 fmt --compact "$f"
holds "a million points in time" [ $((SECONDS - before)) -le 60 ]
cp "$here/out" "$here/again"
exits "a million points: again" 0 fmt --compact "$here/again"
holds "a million points: the same" cmp -s "$here/out" "$here/again"
finish
