#!/usr/bin/env python3
"""A second verifier of exported journals, written from docs/journal.md alone; Python 3.9 or newer, nothing else.

    verify_journal.py FILE            says "ok", or what is wrong first and on which line; exit 0 or 1
    verify_journal.py --lines         one JSON string (a whole file) per line of input; one verdict per line
"""
import hashlib
import json
import re
import sys

# Ed25519 after RFC 8032 §5.1 and §6.

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(n, p):
    r = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            r = add(r, p)
        p = add(p, p)
        n >>= 1
    return r


def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def decompress(data):
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed(public, message, signature):
    a = decompress(public)
    r = decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    return same(multiply(s, BASE), add(r, multiply(h, a)))


# The journal.


class Wrong(Exception):
    pass


def sha256(data):
    return hashlib.sha256(data).digest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Log:
    """The complete subtrees at the right edge, the smallest last."""

    def __init__(self):
        self.size = 0
        self.peaks = []

    def append(self, leaf):
        self.peaks.append(leaf)
        self.size += 1
        n = self.size
        while n % 2 == 0:
            right = self.peaks.pop()
            self.peaks.append(sha256(b"\x01" + self.peaks.pop() + right))
            n //= 2

    def root(self):
        root = self.peaks[-1]
        for left in reversed(self.peaks[:-1]):
            root = sha256(b"\x01" + left + root)
        return root


HEX = re.compile(r"[0-9a-f]{64}\Z")
ENTRY = re.compile(rb'\{"entry":(.*),"index":(0|[1-9][0-9]{0,15}),"leaf":"(.{64})"\}\Z', re.DOTALL)
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z\Z")


def is_count(value, least):
    return type(value) is int and least <= value < 2**53


def read_header(line):
    value = json.loads(line)
    ok = (
        type(value) is dict
        and set(value) == {"format", "county", "size", "keys"}
        and value["format"] == "lianjian-journal/1"
        and type(value["county"]) is str
        and re.match(r"[0-9]{6}\Z", value["county"])
        and is_count(value["size"], 0)
        and type(value["keys"]) is list
        and canonical(value) == line
    )
    if not ok:
        raise ValueError
    keys = {}
    for key in value["keys"]:
        if set(key) != {"id", "publicKey"} or not HEX.match(key["publicKey"]):
            raise ValueError
        public = bytes.fromhex(key["publicKey"])
        if sha256(public).hex() != key["id"]:
            raise ValueError
        keys[key["id"]] = public
    return value["county"], value["size"], keys


def read_head(line):
    value = json.loads(line)
    if set(value) != {"head", "signature"} or canonical(value) != line:
        raise ValueError
    head, signature = value["head"], value["signature"]
    if set(head) != {"county", "size", "root", "at", "previous", "key"}:
        raise ValueError
    ok = (
        re.match(r"[0-9a-f]{128}\Z", signature)
        and re.match(r"[0-9]{6}\Z", head["county"])
        and is_count(head["size"], 1)
        and all(HEX.match(head[name]) for name in ("root", "previous", "key"))
        and MOMENT.match(head["at"])
    )
    if not ok:
        raise ValueError
    return head, bytes.fromhex(signature)


def verify(data):
    """The text of what holds; raises Wrong("code line")."""
    lines = data.split(b"\n")
    if lines.pop() != b"":
        raise Wrong(f"{'header-malformed' if not lines else 'line-malformed'} {len(lines) + 1}")
    if not lines:
        raise Wrong("header-malformed 1")
    try:
        county, size, keys = read_header(lines[0])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Wrong("header-malformed 1")
    log = Log()
    previous = "0" * 64
    reached = 0
    since = None
    for number, line in enumerate(lines[1:], 2):
        if not line.startswith(b'{"head":'):
            match = ENTRY.match(line)
            if not match:
                raise Wrong(f"line-malformed {number}")
            content, index, leaf = match[1], int(match[2]), match[3]
            if index > log.size:
                raise Wrong(f"entries-missing {number}")
            if index < log.size:
                raise Wrong(f"entry-out-of-order {number}")
            computed = sha256(b"\x00" + content)
            if computed.hex().encode() != leaf:
                raise Wrong(f"entry-changed {number}")
            log.append(computed)
            since = since or number
            continue
        try:
            head, signature = read_head(line)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise Wrong(f"line-malformed {number}")
        message = b"lianjian-journal-head/1\n" + canonical(head)
        if head["key"] not in keys:
            raise Wrong(f"head-key-unknown {number}")
        if not is_signed(keys[head["key"]], message, signature):
            raise Wrong(f"head-not-signed {number}")
        if head["county"] != county:
            raise Wrong(f"head-of-another-county {number}")
        if head["previous"] != previous:
            raise Wrong(f"head-not-chained {number}")
        if head["size"] > log.size:
            raise Wrong(f"entries-fewer {since or number}")
        if head["size"] < log.size:
            raise Wrong(f"entries-more {since or number}")
        if log.root().hex() != head["root"]:
            raise Wrong(f"entries-differ {since or number}")
        previous = sha256(message).hex()
        reached = head["size"]
        since = None
    if log.size != reached or reached != size:
        raise Wrong(f"cut-off {len(lines)}")
    return f"ok {county} {size} {previous}"


def verdict(data):
    try:
        return verify(data)
    except Wrong as wrong:
        return str(wrong)


def main():
    if sys.argv[1:] == ["--lines"]:
        for line in sys.stdin:
            print(verdict(json.loads(line).encode()))
        return 0
    with open(sys.argv[1], "rb") as file:
        said = verdict(file.read())
    print(said)
    return 0 if said.startswith("ok") else 1


if __name__ == "__main__":
    sys.exit(main())
