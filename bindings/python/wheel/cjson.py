"""Fetches the cJSON that a wheel carries: Debian's source with Debian's patches.

    python cjson.py DIRECTORY

leaves cJSON.c, cJSON.h and LICENSE there. What is fetched and what comes out of the
patches is compared with checksums, so it does not matter who serves it. Exit 1 and one
line on standard error if it cannot be had.
"""

import hashlib
import io
import re
import sys
import tarfile
import urllib.request
from pathlib import Path

# SHA-1 is only an address at snapshot.debian.org, which keeps what the pool drops.
ARCHIVES = {
    "cjson_1.7.15.orig.tar.gz": (
        "5308fd4bd90cef7aa060558514de6a1a4a0819974a26e6ed13973c5f624c24b2",
        "268593a0838a6ae9115ec778828f1e06a88def03",
    ),
    "cjson_1.7.15-1+deb12u4.debian.tar.xz": (
        "afd19a970966cf534ff1e9ec077d710a5e7e78eb4ec9b499c8bdc32e55da12cb",
        "cf12d9b80556be5c4d77bfc711d669a34901ad29",
    ),
}
PLACES = (
    "http://deb.debian.org/debian/pool/main/c/cjson/{name}",
    "http://security.debian.org/debian-security/pool/updates/main/c/cjson/{name}",
    "https://snapshot.debian.org/file/{sha1}",
)
RESULTS = {
    "cJSON.c": "5c5ab83a24eecfebc25b6aa4d47dbdb5f23d1baec92de75fec5f0528dbe255a7",
    "cJSON.h": "c25b54ebc98e814eb7b3eeaf12ce899806f87ff5a275b20a3b77dbb3968e5d0b",
    "LICENSE": "a36dda207c36db5818729c54e7ad4e8b0c6fba847491ba64f372c1a2037b6d5c",
}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def fetch(name: str) -> bytes:
    """The archive of this name, from the first place that has it as it should be."""
    wanted, sha1 = ARCHIVES[name]
    reasons = []
    for place in PLACES:
        url = place.format(name=name, sha1=sha1)
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:
                data = answer.read(1 << 22)
        except OSError as error:
            reasons.append(f"{url}: {error}")
            continue
        if sha256(data) == wanted:
            return data
        reasons.append(f"{url}: another file than the one wanted")
    raise OSError("; ".join(reasons))


def members(data: bytes) -> dict[str, bytes]:
    """The files of an archive by their names without the first folder of an upstream one."""
    files = {}
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is not None:
                files[re.sub(r"^cJSON-[^/]*/", "", member.name)] = file.read()
    return files


def patched(text: str, patch: str, name: str) -> str:
    """The text after the hunks of a unified diff that are about this file."""
    for part in re.split(r"^--- .*\n", patch, flags=re.M)[1:]:
        head, _, body = part.partition("\n")
        if not re.match(rf"\+\+\+ [^/]+/{re.escape(name)}\b", head):
            continue
        body = re.sub(r"^-- \n.*", "", body, flags=re.M | re.S)  # git signs its patches
        for hunk in re.split(r"^@@ .*\n", body, flags=re.M)[1:]:
            lines = [line for line in hunk.splitlines(True) if line[0] in " +-"]
            old = "".join(line[1:] for line in lines if line[0] != "+")
            new = "".join(line[1:] for line in lines if line[0] != "-")
            if text.count(old) != 1:
                raise ValueError(f"a patch of {name} does not fit")
            text = text.replace(old, new)
    return text


def source() -> dict[str, bytes]:
    """The three files, patched and compared."""
    upstream, debian = (members(fetch(name)) for name in ARCHIVES)
    text = upstream["cJSON.c"].decode()
    for name in debian["debian/patches/series"].decode().split():
        text = patched(text, debian[f"debian/patches/{name}"].decode(), "cJSON.c")
    files = {name: upstream[name] for name in RESULTS} | {"cJSON.c": text.encode()}
    for name, wanted in RESULTS.items():
        if sha256(files[name]) != wanted:
            raise ValueError(f"{name} is not what it should be after the patches")
    return files


def main() -> int:
    directory = Path(sys.argv[1])
    try:
        if all(sha256((directory / name).read_bytes()) == RESULTS[name] for name in RESULTS):
            return 0
    except OSError:
        pass  # not there yet
    try:
        files = source()
        directory.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (directory / name).write_bytes(data)
    except (OSError, ValueError, KeyError, tarfile.TarError) as error:
        print(f"cJSON cannot be had: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
