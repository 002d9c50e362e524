"""Labelled texts for `lakeglass redact evaluate --data`, written by hand: .ci/redaction_lines.txt (327 lines) and, later, .ci/redaction_lines_2.txt, half of them near misses.

    python3 .ci/redaction_lines.py .ci/redaction_lines_2.txt > target/lines.jsonl
    jobs/bin/lakeglass redact evaluate --data target/lines.jsonl

«type|value» is a label; {A20} are 20 random characters: A letters and digits, L letters, a small letters and digits, U capitals and digits, K base32,
h hexadecimal, d digits, b base64url, B base64. So no key stands in the repository that a scanner could take for real.
"""
import json
import pathlib
import random
import re
import string
import sys

R = random.Random(20261124)
ALPHABETS = {
    "A": string.ascii_letters + string.digits,
    "L": string.ascii_letters,
    "a": string.ascii_lowercase + string.digits,
    "U": string.ascii_uppercase + string.digits,
    "K": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
    "h": "0123456789abcdef",
    "d": string.digits,
    "b": string.ascii_letters + string.digits + "-_",
    "B": string.ascii_letters + string.digits + "+/",
}


def fill(place):
    kind = place[1]
    value = "".join(R.choice(ALPHABETS[kind]) for _ in range(int(place[2])))
    if kind == "d":
        return "1" + value[1:]
    return value[:-1] + R.choice(ALPHABETS["A"]) if kind in "bB" else value


def labelled(line):
    text, labels, at = "", [], 0
    for mark in re.finditer(r"«(\w+)\|(.*?)»", line, re.DOTALL):
        text += line[at : mark.start()]
        labels.append({"type": mark[1], "start": len(text), "end": len(text) + len(mark[2])})
        text += mark[2]
        at = mark.end()
    return {"text": text + line[at:], "labels": labels}


for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    if line and not line.startswith("# "):
        filled = re.sub(r"\{([AaUKLhdbB])(\d+)\}", fill, line).replace("\\n", "\n")
        print(json.dumps(labelled(filled), ensure_ascii=False))
