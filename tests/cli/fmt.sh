#!/usr/bin/env bash
# perfsys fmt: canonical, stable, and careful with files.
. "$(dirname "$0")/common"
f=$here/case.json

exits "fmt" 0 fmt "$case"
cp "$here/out" "$here/canonical"
holds "the example is formatted" cmp -s "$here/canonical" "$case"
exits "fmt of fmt" 0 fmt "$here/canonical"
holds "fmt changes nothing twice" cmp -s "$here/out" "$here/canonical"
exits "fmt --compact" 0 fmt --compact "$case"
holds "compact is one line" [ "$(wc -l <"$here/out")" = 1 ]
cp "$here/out" "$f"
exits "fmt of compact" 0 fmt "$f"
holds "and back" cmp -s "$here/out" "$here/canonical"
jq -S --indent 7 . "$case" >"$f"
exits "fmt of sorted members" 0 fmt "$f"
holds "order of members does not matter" cmp -s "$here/out" "$here/canonical"
exits "fmt from standard input" 0 fmt - <"$f"
holds "standard input gives the same" cmp -s "$here/out" "$here/canonical"

exits "fmt --check, formatted" 0 fmt --check "$case"
exits "fmt --check, not formatted" 1 fmt --check "$f"
tells "it names the file and the cure" "^perfsys: $f: is not formatted; perfsys fmt --write"
exits "fmt --check, both" 1 fmt --check "$case" "$f"
exits "fmt --check --compact" 1 fmt --check --compact "$case"

chmod 640 "$f"
ln -s case.json "$here/link.json"
exits "fmt --write" 0 fmt --write "$here/link.json"
silent "fmt --write: nothing on standard output"
holds "fmt --write wrote it" cmp -s "$f" "$here/canonical"
holds "the link is a link" [ -L "$here/link.json" ]
holds "the mode is kept" [ "$(stat -c %a "$f" 2>/dev/null || stat -f %Lp "$f")" = 640 ]
touch -t 200001010000 "$f"
exits "fmt --write, formatted" 0 fmt --write "$f"
holds "an unchanged file is not touched" [ -z "$(find "$f" -newermt 2001-01-01)" ]
printf '{"id":' >"$f"
exits "fmt --write of no case" 1 fmt --write "$f"
holds "what is no case is left alone" [ "$(cat "$f")" = '{"id":' ]
holds "nothing is left beside it" [ -z "$(find "$here" -name 'case.json?*')" ]
if [ "$(id -u)" != 0 ]; then
  mkdir "$here/locked" && jq -c . "$case" >"$here/locked/case.json" && chmod 555 "$here/locked"
  exits "fmt --write in a locked directory" 3 fmt --write "$here/locked/case.json"
  chmod 755 "$here/locked"
fi

printf '{"id":"a","x-mine":{"b":[1,2.50,"\\u0041"]},"title":"T"}' >"$f"
exits "fmt of a stranger's member" 0 fmt --compact "$f"
says "it is kept" '"x-mine":'

exits "fmt --check --write" 2 fmt --check --write "$case"
exits "fmt --write -" 2 fmt --write -
exits "fmt --write -o" 2 fmt --write -o "$here/o" "$case"
exits "fmt of two files" 2 fmt "$case" "$case"
finish
