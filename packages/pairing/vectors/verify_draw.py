#!/usr/bin/env python3
"""A second, independent verifier for Lianjian draw transcripts.

Written from docs/draw-protocol.md with the standard library alone, so that nobody has to trust our
engine's own verifier. Usage: verify_draw.py FILE...   (or - for one transcript on standard input).
With --lines, reads JSON strings, one transcript per line, and prints one verdict per line.

The standard library has no pairings on curves: the BLS signature of a drand beacon is NOT checked here, and the
verdict says so. Any 48 bytes with their own SHA-256 as value pass; check the signature with other software.
"""
import hashlib
import hmac
import json
import re
import sys
import unicodedata
from collections import Counter
from datetime import datetime

NEEDS = "organization income legal specialty services environment health education culture".split()
FUNCTIONS = "party economy law sector other".split()
LEVELS = "central province city county township village".split()
SUPPORTER_KINDS = "unit branch person enterprise school hospital social".split()
COMMUNITY_KINDS = "village community quarter township".split()
OBJECTIVES = "unpaired coverage function-need tier fit preference stability distance balance".split()
SECTIONS = (
    "format engine instance rows ceremony typed inputRoot seed draw optimum pairs levels unmet hash".split()
)
DISTANCE = [[2, 1, 0], [1, 0, 1], [0, 1, 2]]
MATCHING = [("A-丙", "A", "丙"), ("B-乙", "B", "乙"), ("C-甲", "C", "甲")]
OVERFLOW = [("AC-乙", "AC", "乙"), ("B-甲丙", "B", "甲丙"), ("A-甲", "A", "甲"), ("C-丙", "C", "丙")]
SAFE = 2**53 - 1


class Refused(Exception):
    pass


def need(condition, why):
    if not condition:
        raise Refused(why)


# --- section 1: bytes ---------------------------------------------------------------------------


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def tagged(tag, *parts):
    digest = hashlib.sha256()
    for part in (tag, *parts):
        data = part.encode("utf-8") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


# --- structure ----------------------------------------------------------------------------------


def is_int(value, low=-SAFE):
    return type(value) is int and low <= value <= SAFE


def is_hex(value, digits=64):
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{%d}" % digits, value) is not None


def one_of(names):
    return lambda value: isinstance(value, str) and value in names


def list_of(test):
    return lambda value: isinstance(value, list) and all(test(item) for item in value)


def shape(value, required, optional=()):
    """An object with exactly these fields, each passing its test."""
    optional = dict(optional)
    if not isinstance(value, dict) or not set(required) <= set(value) <= set(required) | set(optional):
        return False
    return all((required.get(key) or optional[key])(item) for key, item in value.items())


def text(value):
    return isinstance(value, str)


def filled(value):
    return isinstance(value, str) and value != ""


def boolean(value):
    return isinstance(value, bool)


def count(value):
    return is_int(value, 0)


def places(value):
    return is_int(value, 0) and value <= 10**9


def pair_of(test):
    return lambda value: isinstance(value, list) and len(value) == 2 and all(map(test, value))


def is_region(value):
    return isinstance(value, str) and re.fullmatch("[0-9]{12}", value) is not None


def plain(value):
    return isinstance(value, str) and re.fullmatch("[ -~]{0,100}", value) is not None


def title(value):
    return isinstance(value, str) and len(value) <= 200 and is_name(value)


def level_rule(value):
    return shape(
        value,
        {"supporterLevels": list_of(one_of(LEVELS)), "communityKinds": list_of(one_of(COMMUNITY_KINDS))},
        {"sameCounty": boolean},
    )


def is_rules(value):
    return shape(
        value,
        {
            "method": one_of(["draw", "optimize"]),
            "tiers": one_of(["sum-to-four", "any"]),
            "tiersHard": boolean,
            "hardMinima": boolean,
            "functionNeed": lambda table: isinstance(table, dict)
            and all(key in FUNCTIONS and list_of(one_of(NEEDS))(item) for key, item in table.items()),
            "objectives": list_of(one_of(OBJECTIVES)),
            "eligibility": lambda item: shape(item, {"sameCounty": boolean, "levels": list_of(level_rule)}),
            "redraws": lambda item: is_int(item, 1) and item <= 100_000,
        },
        {"title": title},
    )


def is_supporter(value):
    return shape(
        value,
        {"code": filled, "kind": one_of(SUPPORTER_KINDS), "min": places, "max": places},
        {
            "name": text,
            "letter": one_of(["A", "B", "C"]),
            "level": one_of(LEVELS),
            "function": one_of(FUNCTIONS),
            "offers": list_of(one_of(NEEDS)),
            "region": is_region,
        },
    )


def is_community(value):
    return shape(
        value,
        {"code": filled, "name": text, "kind": one_of(COMMUNITY_KINDS), "min": places, "max": places},
        {"letter": one_of(["甲", "乙", "丙"]), "needs": list_of(one_of(NEEDS)), "region": is_region},
    )


def is_instance(value):
    return shape(
        value,
        {
            "rules": is_rules,
            "supporters": list_of(is_supporter),
            "communities": list_of(is_community),
            "tierDistance": lambda item: canonical(item) == canonical(DISTANCE),
            "relations": list_of(
                lambda item: shape(
                    item,
                    {"supporter": filled, "community": filled, "relation": one_of(["existing", "locked", "avoid"])},
                )
            ),
            "preferences": list_of(
                lambda item: shape(
                    item,
                    {
                        "side": one_of(["supporter", "community"]),
                        "supporter": filled,
                        "community": filled,
                        "rank": lambda rank: is_int(rank, 1) and rank <= 10**9,
                    },
                )
            ),
        },
    )


def said(value):
    return filled(value) and len(value) <= 200 and is_name(value)


def party(value):
    return said(value) and is_code(value)


def is_ceremony(value):
    return shape(
        value,
        {
            "format": lambda item: item == "lianjian-ceremony/1",
            "event": said,
            "announced": text,
            "inputRoot": is_hex,
            "parties": lambda items: isinstance(items, list)
            and len(items) > 0
            and all(shape(item, {"party": party, "commitment": is_hex, "share": is_hex}) for item in items),
            "beacon": lambda item: shape(
                item,
                {
                    "kind": one_of(["drand-quicknet", "dice", "lottery", "other-public"]),
                    "event": said,
                    "value": lambda v: isinstance(v, str) and re.fullmatch("[0-9a-f]{1,1024}", v) is not None,
                },
                {"round": lambda v: is_int(v, 1), "signature": lambda v: is_hex(v, 96)},
            ),
        },
    )


def is_draw(value):
    return shape(
        value,
        {
            "blocks": list_of(
                lambda item: shape(item, {"supporters": count, "communities": count, "complete": boolean})
            ),
            "strata": list_of(
                lambda item: shape(
                    item,
                    {
                        "block": count,
                        "round": lambda number: is_int(number, 1) and number <= 3,
                        "stratum": text,
                        "supporterSlots": count,
                        "communitySlots": count,
                        "attempt": count,
                        "pairs": list_of(pair_of(count)),
                    },
                )
            ),
            "repairs": list_of(
                lambda item: shape(
                    item, {"block": count, "added": list_of(pair_of(count)), "removed": list_of(pair_of(count))}
                )
            ),
            "uniform": boolean,
        },
    )


def is_transcript(value):
    return shape(
        value,
        {
            "format": lambda item: item == "lianjian-transcript/1",
            "engine": lambda item: shape(item, {"name": plain, "version": plain}),
            "instance": is_instance,
            "rows": lambda item: shape(
                item,
                {
                    "secret": one_of(["given", "derived"]),
                    "supporters": list_of(is_hex),
                    "communities": list_of(is_hex),
                },
                {"orientation": is_hex},
            ),
            "ceremony": lambda item: item == "none" or is_ceremony(item),
            "inputRoot": is_hex,
            "seed": is_hex,
            "draw": is_draw,
            "pairs": list_of(pair_of(text)),
            "levels": list_of(lambda item: shape(item, {"level": text, "value": is_int})),
            "unmet": list_of(
                lambda item: shape(
                    item,
                    {
                        "side": one_of(["supporter", "community"]),
                        "code": text,
                        "missing": lambda number: is_int(number, 1),
                    },
                )
            ),
            "hash": is_hex,
        },
        {"typed": is_hex},
    )


# --- section 9: the file ------------------------------------------------------------------------


def parse(data):
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("not UTF-8")
    need(content.startswith('{"format":"lianjian-transcript/1",\n'), "not a transcript of format 1")
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        raise Refused("not JSON")
    need(is_transcript(value), "structure")
    need((value["ceremony"] == "none") == ("typed" in value), "typed")
    need(value["instance"]["rules"]["method"] == "draw", "not a draw")
    try:
        body = "{" + "".join(
            "%s:%s,\n" % (canonical(name), canonical(value[name]))
            for name in SECTIONS
            if name in value and name != "hash"
        )
        written = (body + '"hash":%s}\n' % canonical(value["hash"])).encode("utf-8")
    except UnicodeEncodeError:
        raise Refused("lone surrogate")
    need(written == data, "not canonical")
    return value, tagged("PD-1/transcript", body).hex()


# --- section 2: the instance --------------------------------------------------------------------


def code_points(*ranges):
    return {chr(code) for first, last in ranges for code in range(first, last + 1)}


TURNING = code_points((0x61C, 0x61C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069))
UNSEEN = code_points(
    (0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF),
)


def is_name(value):
    return not any(char in TURNING or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in value)


def is_code(value):
    if not is_name(value) or any(char in UNSEEN or unicodedata.category(char) == "Cf" for char in value):
        return False
    return value == "" or "Zs" not in (unicodedata.category(value[0]), unicodedata.category(value[-1]))


def is_nfc(value):
    return unicodedata.is_normalized("NFC", value)


def strictly_rising(keys):
    return all(a < b for a, b in zip(keys, keys[1:]))


def check_instance(instance):
    rules = instance["rules"]
    listed, place = rules["objectives"], rules["eligibility"]
    same_county = place["sameCounty"] or any(rule.get("sameCounty") for rule in place["levels"])
    used = {
        "letter": rules["tiers"] == "sum-to-four" or "tier" in listed,
        "level": bool(place["levels"]),
        "function": "function-need" in listed,
        "offers": "fit" in listed,
        "needs": "fit" in listed or "function-need" in listed,
        "region": same_county or "distance" in listed,
    }
    need(is_nfc(rules.get("title", "")), "title not NFC")
    for side, fields in (
        ("supporters", ("letter", "level", "function", "offers", "region")),
        ("communities", ("letter", "needs", "region")),
    ):
        rows = instance[side]
        need(strictly_rising([row["code"] for row in rows]), side + " not sorted")
        for row in rows:
            need(("name" in row) == (row["kind"] != "person"), "name of " + row["code"])
            need(is_code(row["code"]) and is_name(row.get("name", "")), "text of " + row["code"])
            need(is_nfc(row["code"]) and is_nfc(row.get("name", "")), "text of " + row["code"])
            need(row["min"] <= row["max"], "capacity of " + row["code"])
            for field in fields:
                need((field in row) == used[field], field + " of " + row["code"])
            for field in ("offers", "needs"):
                need(strictly_rising(row.get(field, [])), field + " of " + row["code"])
    codes = [{row["code"] for row in instance[side]} for side in ("supporters", "communities")]
    links = instance["relations"] + instance["preferences"]
    need(all(link["supporter"] in codes[0] and link["community"] in codes[1] for link in links), "unknown code")
    relations = [(item["supporter"], item["community"], item["relation"]) for item in instance["relations"]]
    need(strictly_rising(relations), "relations not sorted")
    known = set(relations)
    need(not any((s, c, "avoid") in known for s, c, kind in relations if kind == "locked"), "locked and avoided")
    need("stability" in listed or all(kind != "existing" for _, _, kind in relations), "existing not used")
    preferences = [(item["side"], item["supporter"], item["community"]) for item in instance["preferences"]]
    need(strictly_rising(preferences), "preferences not sorted")
    need("preference" in listed or not preferences, "preferences not used")
    return used


# --- section 4: the seed ------------------------------------------------------------------------


def check_ceremony(ceremony, root):
    need(ceremony["inputRoot"] == root, "ceremony for another input")
    parties = ceremony["parties"]
    need(strictly_rising([item["party"] for item in parties]), "parties not sorted")
    texts = [ceremony["event"], ceremony["beacon"]["event"]] + [item["party"] for item in parties]
    need(all(map(is_nfc, texts)), "ceremony not NFC")
    for item in parties:
        opened = tagged("PD-1/share", item["party"], bytes.fromhex(root), bytes.fromhex(item["share"]))
        need(opened.hex() == item["commitment"], "share of " + item["party"])
    pattern = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]([01]\d|2[0-3]):[0-5]\d)"
    need(re.fullmatch(pattern, ceremony["announced"], re.ASCII), "announced")
    try:
        announced = datetime.fromisoformat(ceremony["announced"])
    except ValueError:
        raise Refused("announced")
    beacon = ceremony["beacon"]
    if beacon["kind"] != "drand-quicknet":
        need("round" not in beacon and "signature" not in beacon, "beacon")
        return
    need("round" in beacon and "signature" in beacon, "beacon")
    need(hashlib.sha256(bytes.fromhex(beacon["signature"])).hexdigest() == beacon["value"], "beacon value")
    need(1692803367 + 3 * (beacon["round"] - 1) > announced.timestamp(), "beacon before announcement")


def seed_of(transcript):
    parts = [bytes.fromhex(transcript["inputRoot"])]
    ceremony = transcript["ceremony"]
    if ceremony == "none":
        return tagged("PD-1/seed", *parts, transcript["typed"])
    for item in ceremony["parties"]:
        parts += [item["party"], bytes.fromhex(item["share"])]
    return tagged("PD-1/seed", *parts, ceremony["beacon"]["value"])


# --- section 5: the stream ----------------------------------------------------------------------


def words(seed, label):
    block = 0
    while True:
        data = hmac.digest(seed, label.encode("utf-8") + block.to_bytes(8, "big"), "sha256")
        for at in range(0, 32, 4):
            yield int.from_bytes(data[at : at + 4], "big")
        block += 1


def shuffled(seed, label, items):
    items, stream = list(items), words(seed, label)
    for last in range(len(items) - 1, 0, -1):
        bound = last + 1
        limit = 2**32 - 2**32 % bound
        word = next(stream)
        while word >= limit:
            word = next(stream)
        other = word % bound
        items[last], items[other] = items[other], items[last]
    return items


# --- section 6: blocks and slots ----------------------------------------------------------------


def by_place(rules, s, c):
    same = s.get("region", "")[:6] == c.get("region", "")[:6]
    general, levels = rules["eligibility"]["sameCounty"], rules["eligibility"]["levels"]
    if not levels:
        return same or not general
    return any(
        s["level"] in rule["supporterLevels"]
        and c["kind"] in rule["communityKinds"]
        and (same or not rule.get("sameCounty", general))
        for rule in levels
    )


def blocks_of(instance):
    """Components by flooding, without classes: slower than the engine's way and nothing like it."""
    rules, supporters, communities = instance["rules"], instance["supporters"], instance["communities"]
    neighbours = [[j for j, c in enumerate(communities) if by_place(rules, s, c)] for s in supporters]
    back = [[] for _ in communities]
    for i, row in enumerate(neighbours):
        for j in row:
            back[j].append(i)
    blocks, seen = [], set()
    for start, row in enumerate(neighbours):
        if start in seen or not row:
            continue
        left, right, stack = {start}, set(), [start]
        while stack:
            for j in neighbours[stack.pop()]:
                if j in right:
                    continue
                right.add(j)
                for i in back[j]:
                    if i not in left:
                        left.add(i)
                        stack.append(i)
        seen |= left
        complete = all(len(neighbours[i]) == len(right) for i in left)
        blocks.append((sorted(left), sorted(right), complete))
    return blocks


def letters_apart(s, c):
    return DISTANCE["ABC".index(s["letter"])]["甲乙丙".index(c["letter"])]


# --- section 7: the draw ------------------------------------------------------------------------


def search(start, order, usable, partners, has_room, can_spare):
    """Pairs to add and to remove so that `start` gets one more, or None."""
    reached, moved, seen, queue = {}, {}, {start}, [start]

    def trace(c):
        added, removed = [], []
        while True:
            x = reached[c]
            added.append((x, c))
            if x not in moved:
                return added, removed
            c = moved[x]
            removed.append((x, c))

    for x in queue:
        for c in order:
            if c in reached or not usable(x, c):
                continue
            reached[c] = x
            if has_room(c):
                return trace(c)
            for y in sorted(partners(c)):
                if y in seen:
                    continue
                seen.add(y)
                moved[y] = c
                if can_spare(y):
                    added, removed = trace(c)
                    return added, removed + [(y, c)]
                queue.append(y)
    return None


def fallback(seed, label, left, right, free):
    order_left = shuffled(seed, label + "/supporters/fallback", left)
    order_right = shuffled(seed, label + "/communities/fallback", right)
    room = Counter(order_right)
    order = list(dict.fromkeys(order_right))
    matched = {c: set() for c in order}
    stuck = set()
    for x in order_left:
        if x in stuck:
            continue
        path = search(
            x,
            order,
            lambda s, c: free(s, c) and s not in matched[c],
            lambda c: matched[c],
            lambda c: len(matched[c]) < room[c],
            lambda s: False,
        )
        if path is None:
            stuck.add(x)
            continue
        for s, c in path[1]:
            matched[c].discard(s)
        for s, c in path[0]:
            matched[c].add(s)
    chosen = {}
    for c in order:
        for s in matched[c]:
            chosen.setdefault(s, []).append(c)
    pairs = []
    for x in order_left:
        if chosen.get(x):
            pairs.append((x, chosen[x].pop(0)))
    return pairs


def draw_stratum(seed, label, left, right, free, complete, limit):
    size = min(len(left), len(right))
    matched = None
    if complete:
        for attempt in range(1, limit + 1):
            a = shuffled(seed, "%s/supporters/%d" % (label, attempt), left)
            b = shuffled(seed, "%s/communities/%d" % (label, attempt), right)
            pairs = list(zip(a, b))[:size]
            if len(set(pairs)) == size and all(free(s, c) for s, c in pairs):
                return attempt, pairs
            if attempt == 1:
                matched = fallback(seed, label, left, right, free)
                if len(matched) < size:
                    break
    if matched is None:
        matched = fallback(seed, label, left, right, free)
    return 0, matched


def repair(seed, number, block, pairs, allowed, locked, supporters, communities):
    left, right, _ = block
    ours = {i: set() for i in left}
    theirs = {j: set() for j in right}
    for s, c in pairs:
        ours[s].add(c)
        theirs[c].add(s)

    def short(rows, held):
        return any(len(held[i]) < rows[i]["min"] for i in held)

    if not short(supporters, ours) and not short(communities, theirs):
        return set(pairs)
    order_left = shuffled(seed, "PD-1/%d/repair/supporters" % number, left)
    order_right = shuffled(seed, "PD-1/%d/repair/communities" % number, right)

    def serve(near_order, far_order, near_rows, far_rows, near, far, flip):
        for row in near_order:
            while len(near[row]) < near_rows[row]["min"]:
                path = search(
                    row,
                    far_order,
                    lambda x, c: allowed(*flip(x, c)) and c not in near[x],
                    lambda c: [x for x in far[c] if flip(x, c) not in locked],
                    lambda c: len(far[c]) < far_rows[c]["max"],
                    lambda x: len(near[x]) > near_rows[x]["min"],
                )
                if path is None:
                    break
                for x, c in path[1]:
                    near[x].discard(c)
                    far[c].discard(x)
                for x, c in path[0]:
                    near[x].add(c)
                    far[c].add(x)

    serve(order_left, order_right, supporters, communities, ours, theirs, lambda x, c: (x, c))
    serve(order_right, order_left, communities, supporters, theirs, ours, lambda x, c: (c, x))
    return {(s, c) for s in ours for c in ours[s]}


def draw(instance, seed):
    rules, supporters, communities = instance["rules"], instance["supporters"], instance["communities"]
    at_left = {row["code"]: i for i, row in enumerate(supporters)}
    at_right = {row["code"]: j for j, row in enumerate(communities)}
    related = {"avoid": set(), "locked": set(), "existing": set()}
    for item in instance["relations"]:
        related[item["relation"]].add((at_left[item["supporter"]], at_right[item["community"]]))
    avoid, locked = related["avoid"], related["locked"]
    hard = rules["tiers"] == "sum-to-four" and rules["tiersHard"]

    def allowed(i, j):
        s, c = supporters[i], communities[j]
        return (i, j) not in avoid and by_place(rules, s, c) and not (hard and letters_apart(s, c))

    need(all(allowed(i, j) for i, j in locked), "locked pair not allowed")
    held = (Counter(i for i, _ in locked), Counter(j for _, j in locked))
    need(all(held[0][i] <= row["max"] for i, row in enumerate(supporters)), "too many locks")
    need(all(held[1][j] <= row["max"] for j, row in enumerate(communities)), "too many locks")

    if rules["tiers"] == "any":
        strata = [("all", None, None)]
    else:
        strata = MATCHING if rules["tiersHard"] else MATCHING + OVERFLOW
    taken, final = set(locked), set()
    record = {"blocks": [], "strata": [], "repairs": [], "uniform": True}
    blocks = blocks_of(instance)
    minimum, optional = ({}, {}), ({}, {})
    for left, right, _ in blocks:
        for side, rows, table, partners in (
            (0, left, supporters, len(right)),
            (1, right, communities, len(left)),
        ):
            for i in rows:
                places = min(table[i]["max"], partners)
                locks = held[side][i]
                minimum[side][i] = max(0, min(table[i]["min"], places) - locks)
                optional[side][i] = max(0, places - locks - minimum[side][i])
    every = sum(sum(slots.values()) for slots in (*minimum, *optional))
    need(every <= 5_000_000, "too many slots")
    limit = max(1, min(rules["redraws"], 2**22 // max(1, every)))
    for number, block in enumerate(blocks, 1):
        left, right, complete = block
        record["blocks"].append({"supporters": len(left), "communities": len(right), "complete": complete})
        drawn = []
        for round_number, (kind_left, kind_right) in enumerate(
            ((minimum, minimum), (optional, minimum), (minimum, optional)), 1
        ):
            open_left, open_right = kind_left[0], kind_right[1]
            for name, letters_left, letters_right in strata:
                a = [
                    i
                    for i in left
                    if letters_left is None or supporters[i]["letter"] in letters_left
                    for _ in range(open_left[i])
                ]
                b = [
                    j
                    for j in right
                    if letters_right is None or communities[j]["letter"] in letters_right
                    for _ in range(open_right[j])
                ]
                if not a or not b:
                    continue
                attempt, pairs = draw_stratum(
                    seed,
                    "PD-1/%d/R%d/%s" % (number, round_number, name),
                    a,
                    b,
                    lambda i, j: (i, j) not in taken and allowed(i, j),
                    complete,
                    limit,
                )
                record["strata"].append(
                    {
                        "block": number,
                        "round": round_number,
                        "stratum": name,
                        "supporterSlots": len(a),
                        "communitySlots": len(b),
                        "attempt": attempt,
                        "pairs": [list(pair) for pair in pairs],
                    }
                )
                record["uniform"] &= attempt > 0
                for i, j in pairs:
                    open_left[i] -= 1
                    open_right[j] -= 1
                    taken.add((i, j))
                    drawn.append((i, j))
        before = set(drawn) | {pair for pair in locked if pair[0] in set(left)}
        after = repair(seed, number, block, before, allowed, locked, supporters, communities)
        if after != before:
            record["repairs"].append(
                {
                    "block": number,
                    "added": [list(pair) for pair in sorted(after - before)],
                    "removed": [list(pair) for pair in sorted(before - after)],
                }
            )
            record["uniform"] = False
        final |= after
    return sorted(final), record, related["existing"]


# --- section 9: levels and places missing -------------------------------------------------------


def levels_of(instance, pairs, existing, unmet):
    rules, supporters, communities = instance["rules"], instance["supporters"], instance["communities"]
    ranks, ranked = {}, Counter()
    for item in instance["preferences"]:
        ranks[item["side"], item["supporter"], item["community"]] = item["rank"]
        ranked[item["side"], item[item["side"]]] += 1

    def preference(s, c):
        total = 0
        for side, row in (("supporter", s), ("community", c)):
            k = ranked[side, row["code"]]
            if k:
                total += ranks.get((side, s["code"], c["code"]), k + 1)
        return total

    def steps(s, c):
        a, b = s["region"], c["region"]
        if a == b:
            return 0
        return next((n for n, digits in enumerate((9, 6, 4, 2), 1) if a[:digits] == b[:digits]), 5)

    def function_need(s, c):
        return int(not set(rules["functionNeed"].get(s["function"], [])) & set(c["needs"]))

    per_pair = {
        "function-need": function_need,
        "tier": letters_apart,
        "fit": lambda s, c: int(not set(s["offers"]) & set(c["needs"])),
        "preference": preference,
        "distance": steps,
    }
    result = []
    for level in dict.fromkeys(["unpaired", "coverage"] + rules["objectives"]):
        if level in per_pair:
            value = sum(per_pair[level](supporters[i], communities[j]) for i, j in pairs)
        elif level == "stability":
            value = len(existing - set(pairs))
        elif level == "balance":
            value = sum(k * (k - 1) // 2 for k in Counter(i for i, _ in pairs).values())
        else:
            side = "supporter" if level == "unpaired" else "community"
            value = sum(item["missing"] for item in unmet if item["side"] == side)
        result.append({"level": level, "value": value})
    return result


def unmet_of(instance, pairs):
    unmet = []
    for side, key, at in (("supporter", "supporters", 0), ("community", "communities", 1)):
        held = Counter(pair[at] for pair in pairs)
        for i, row in enumerate(instance[key]):
            if held[i] < row["min"]:
                unmet.append({"side": side, "code": row["code"], "missing": row["min"] - held[i]})
    return unmet


# --- section 10 ---------------------------------------------------------------------------------


def verify(data):
    transcript, digest = parse(data)
    instance, rows, root = transcript["instance"], transcript["rows"], transcript["inputRoot"]
    used = check_instance(instance)
    need(len(rows["supporters"]) == len(instance["supporters"]), "commitments")
    need(len(rows["communities"]) == len(instance["communities"]), "commitments")
    need(("orientation" in rows) == used["letter"], "orientation")
    need(tagged("PD-1/input", canonical(instance), canonical(rows)).hex() == root, "input root")
    if transcript["ceremony"] != "none":
        check_ceremony(transcript["ceremony"], root)
    seed = seed_of(transcript)
    need(seed.hex() == transcript["seed"], "seed")
    pairs, record, existing = draw(instance, seed)
    supporters, communities = instance["supporters"], instance["communities"]
    codes = [[supporters[i]["code"], communities[j]["code"]] for i, j in pairs]
    need(codes == transcript["pairs"], "pairs")
    need(record == transcript["draw"], "record of the draw")
    unmet = unmet_of(instance, pairs)
    need(not (unmet and instance["rules"]["hardMinima"]), "minima not met")
    need(unmet == transcript["unmet"], "unmet")
    need(levels_of(instance, pairs, existing, unmet) == transcript["levels"], "levels")
    need(digest == transcript["hash"], "hash")
    return len(pairs), transcript["ceremony"]


def verdict(data):
    try:
        pairs, ceremony = verify(data)
    except Refused as refusal:
        return False, "refused: %s" % refusal
    if ceremony == "none":
        basis = "ceremony: none, reproducible, not proven fair"
    elif ceremony["beacon"]["kind"] == "drand-quicknet":
        basis = "ceremony checked; the BLS signature of the drand beacon NOT checked, so its round is only stated"
    else:
        basis = "ceremony checked; the public value is as stated"
    return True, "ok: %d pairs (%s)" % (pairs, basis)


def main(arguments):
    if arguments == ["--lines"]:
        for line in sys.stdin.buffer:
            text_of_line = json.loads(line)
            print(verdict(text_of_line.encode("utf-8", "surrogatepass"))[1], flush=True)
        return 0
    good = bool(arguments)
    for name in arguments:
        if name == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:
                data = file.read()
        passed, said_of_it = verdict(data)
        print("%s: %s" % (name, said_of_it))
        good &= passed
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
