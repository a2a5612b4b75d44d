#!/usr/bin/env python3
"""Checks the proof of an optimum, written from docs/optimum-protocol.md with the standard library alone.

Usage: verify_optimum.py file.json ...
A file is a test vector, or the transcript of a run with method "optimize"; of a transcript only the optimum
is checked here (sections 2 to 4 and the counts), not the file as such.
Prints "ok" or what is wrong for each, and exits with 0 or 1.
"""
import hashlib
import hmac
import json
import sys


class Wrong(Exception):
    pass


def words(seed, label, count):
    out = []
    block = 0
    while len(out) < count:
        digest = hmac.new(seed, label.encode() + block.to_bytes(8, "big"), hashlib.sha256).digest()
        out += [int.from_bytes(digest[at : at + 4], "big") for at in range(0, 32, 4)]
        block += 1
    return out[:count]


def tier_distance(instance, s, c):
    if "letter" not in s or "letter" not in c:
        return 0
    return instance["tierDistance"]["ABC".index(s["letter"])]["甲乙丙".index(c["letter"])]


def same_county(s, c):
    return "region" in s and "region" in c and s["region"][:6] == c["region"][:6]


def by_place(rules, s, c):
    eligibility = rules["eligibility"]
    if not eligibility["levels"]:
        return not eligibility["sameCounty"] or same_county(s, c)
    return any(
        s.get("level") in rule["supporterLevels"]
        and c["kind"] in rule["communityKinds"]
        and (not rule.get("sameCounty", eligibility["sameCounty"]) or same_county(s, c))
        for rule in eligibility["levels"]
    )


def region_steps(s, c):
    if "region" not in s or "region" not in c:
        return 5
    a, b = s["region"], c["region"]
    if a == b:
        return 0
    for steps, digits in enumerate((9, 6, 4, 2), 1):
        if a[:digits] == b[:digits]:
            return steps
    return 5


def level_names(rules):
    listed = list(dict.fromkeys(rules["objectives"]))
    if rules["hardMinima"]:
        return listed
    first = [name for name in listed if name in ("unpaired", "coverage")]
    if len(first) < 2:
        first = ["unpaired", "coverage"]
    return first + [name for name in listed if name not in first]


class Network:
    def __init__(self, instance, seed):
        self.instance = instance
        self.seed = seed
        self.rules = rules = instance["rules"]
        self.supporters = instance["supporters"]
        self.communities = instance["communities"]
        index = {"supporter": {}, "community": {}}
        for side, rows in (("supporter", self.supporters), ("community", self.communities)):
            for at, row in enumerate(rows):
                index[side][row["code"]] = at
        related = {"existing": set(), "locked": set(), "avoid": set()}
        for one in instance["relations"]:
            pair = (index["supporter"][one["supporter"]], index["community"][one["community"]])
            related[one["relation"]].add(pair)
        self.existing, self.locked = related["existing"], related["locked"]
        hard_tiers = rules["tiers"] == "sum-to-four" and rules["tiersHard"]
        self.arcs = {
            (i, j)
            for i, s in enumerate(self.supporters)
            for j, c in enumerate(self.communities)
            if by_place(rules, s, c)
            and (i, j) not in related["avoid"]
            and not (hard_tiers and tier_distance(instance, s, c) != 0)
        }
        self.ranks = {"supporter": {}, "community": {}}
        for one in instance["preferences"]:
            own = index[one["side"]][one[one["side"]]]
            other_side = "community" if one["side"] == "supporter" else "supporter"
            other = index[other_side][one[other_side]]
            self.ranks[one["side"]].setdefault(own, {})[other] = one["rank"]
        self.tie_words = {}

    def rank(self, side, own, other):
        ranks = self.ranks[side].get(own)
        return 0 if ranks is None else ranks.get(other, len(ranks) + 1)

    def counts(self, level, i, j):
        """What the pair counts, or on stability what its arc costs."""
        s, c = self.supporters[i], self.communities[j]
        if level == "function-need":
            mapped = self.rules["functionNeed"].get(s.get("function"), [])
            return 0 if set(mapped) & set(c.get("needs", [])) else 1
        if level == "tier":
            return tier_distance(self.instance, s, c)
        if level == "fit":
            return 0 if set(s.get("offers", [])) & set(c.get("needs", [])) else 1
        if level == "preference":
            return self.rank("supporter", i, j) + self.rank("community", j, i)
        if level == "stability":
            return -1 if (i, j) in self.existing else 0
        if level == "distance":
            return region_steps(s, c)
        if level == "tie" or level.startswith("tie-"):
            if (level, i) not in self.tie_words:
                label = "LJ-1/%s/%s" % (level, s["code"])
                self.tie_words[level, i] = words(self.seed, label, len(self.communities))
            return self.tie_words[level, i][j]
        return 0

    def place(self, level, side, row, k):
        rows = self.supporters if side == "supporter" else self.communities
        if level == ("unpaired" if side == "supporter" else "coverage"):
            return -1 if k <= rows[row]["min"] and not self.rules["hardMinima"] else 0
        return k - 1 if level == "balance" and side == "supporter" else 0


def sign(costs):
    return next((1 if cost > 0 else -1 for cost in costs if cost != 0), 0)


def check(instance, seed, pairs, proof, values):
    net = Network(instance, seed)
    n, m = len(net.supporters), len(net.communities)
    if pairs != sorted(set(pairs)):
        raise Wrong("pairs out of order or repeated")
    taken = set(pairs)
    if not taken <= net.arcs:
        raise Wrong("a pair that the rules do not allow")
    if not net.locked <= taken:
        raise Wrong("a locked pair is missing")
    degree = {("supporter", i): 0 for i in range(n)}
    degree.update({("community", j): 0 for j in range(m)})
    arcs_at = dict.fromkeys(degree, 0)
    for i, j in net.arcs:
        arcs_at["supporter", i] += 1
        arcs_at["community", j] += 1
    for i, j in taken:
        degree["supporter", i] += 1
        degree["community", j] += 1
    hard = net.rules["hardMinima"]
    rows = {"supporter": net.supporters, "community": net.communities}
    for (side, row), d in degree.items():
        if d > rows[side][row]["max"] or (hard and d < rows[side][row]["min"]):
            raise Wrong("%s %d out of bounds" % (side, row))

    names = level_names(net.rules)
    given = proof["levels"]
    ties = len(given) - len(names)
    if not 1 <= ties <= 8:
        raise Wrong("number of levels")
    expected = names + ["tie" if t == 1 else "tie-%d" % t for t in range(1, ties + 1)]
    if [entry["level"] for entry in given] != expected:
        raise Wrong("levels differ from the rules")
    potentials = [entry["potentials"] for entry in given]
    for list_ in potentials:
        if len(list_) != n + m or not all(type(v) is int and abs(v) <= 2**51 for v in list_):
            raise Wrong("potentials")

    free_arcs = []
    for i, j in net.arcs - net.locked:
        found = sign(net.counts(name, i, j) + v[i] - v[n + j] for name, v in zip(expected, potentials))
        if found < 0 and (i, j) not in taken or found > 0 and (i, j) in taken:
            raise Wrong("arc %d, %d has the wrong sign" % (i, j))
        if found == 0:
            free_arcs.append((i, j))

    entrances, exits = set(), set()
    for (side, row), d in degree.items():
        node = row if side == "supporter" else n + row
        cap = min(rows[side][row]["max"], arcs_at[side, row])
        forced = rows[side][row]["min"] if hard else 0
        for k, adding in ((d + 1, True), (d, False)):
            if adding and d >= cap or not adding and (d == 0 or d <= forced):
                continue
            found = sign(
                net.place(name, side, row, k) + (-v[node] if side == "supporter" else v[node])
                for name, v in zip(expected, potentials)
            )
            if found < 0 and adding or found > 0 and not adding:
                raise Wrong("place %d of %s %d has the wrong sign" % (k, side, row))
            if found == 0:
                (entrances if adding == (side == "supporter") else exits).add(node)

    steps = {}
    for i, j in free_arcs:
        source, target = (n + j, i) if (i, j) in taken else (i, n + j)
        steps.setdefault(source, []).append(target)
    waiting = dict.fromkeys(range(n + m), 0)
    for targets in steps.values():
        for target in targets:
            waiting[target] += 1
    order = [node for node, count in waiting.items() if count == 0]
    reached = set()
    for node in order:
        for target in steps.get(node, []):
            if node in entrances or node in reached:
                reached.add(target)
            waiting[target] -= 1
            if waiting[target] == 0:
                order.append(target)
    if len(order) < n + m or reached & exits:
        raise Wrong("other pairs do as well")

    counted = []
    for name in names:
        total = sum(net.counts(name, i, j) for i, j in taken)
        if name == "stability":
            total += len(net.existing)
        for side in rows if not hard or name == "balance" else ():
            for row in range(len(rows[side])):
                total += sum(net.place(name, side, row, k) for k in range(1, degree[side, row] + 1))
        if not hard and name in ("unpaired", "coverage"):
            total += sum(row["min"] for row in rows["supporter" if name == "unpaired" else "community"])
        counted.append({"level": name, "value": total})
    if counted != values:
        raise Wrong("counts differ: %s" % counted)


def main(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    data = json.loads(text)
    instance = data["instance"]
    seed = bytes.fromhex(data["seed"])
    if "proof" in data:
        pairs = [(pair["supporter"], pair["community"]) for pair in data["pairs"]]
        check(instance, seed, pairs, data["proof"], data["values"])
    else:
        supporters = {row["code"]: at for at, row in enumerate(instance["supporters"])}
        communities = {row["code"]: at for at, row in enumerate(instance["communities"])}
        pairs = [(supporters[s], communities[c]) for s, c in data["pairs"]]
        check(instance, seed, pairs, data["optimum"], data["levels"])


def verdict(path):
    try:
        main(path)
    except (Wrong, KeyError, TypeError, ValueError, IndexError) as error:
        return "refused: %s" % error
    return "ok"


if __name__ == "__main__":
    verdicts = [verdict(path) for path in sys.argv[1:]]
    for line in verdicts:
        print(line)
    sys.exit(0 if set(verdicts) == {"ok"} else 1)
