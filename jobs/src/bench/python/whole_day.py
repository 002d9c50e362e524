"""What a whole day costs: the command a scheduler starts, in a JVM of its own.

    python3 jobs/src/bench/python/whole_day.py sizes 1000 10000 100000
    python3 jobs/src/bench/python/whole_day.py history 406
    python3 jobs/src/bench/python/whole_day.py history 36 --requests 10000 --compiler optimising --pairs 1
    python3 jobs/src/bench/python/whole_day.py skew

`sizes` makes one day of so many requests (about 10 kB of raw JSON each), runs `daily` into a new lake and prints a row per
size. `history` runs the second day of an application, a small one if not said otherwise, in a lake that has one day, in one that has just the month that is looked
back on, and in one that has N - 1 days: those before are a day of another sample's, a commit a day in every table. Every tenth
commit writes a checkpoint; choose N so that the one measured does not, or does. `skew` runs a day of 20,000 objects of one request each, nine in
ten of one tenant, and one trace of 100,000 spans in one object, and says how many of the cores the tasks of Spark kept busy.
Needs the built jar. Works in --dir, a folder it may fill and empty; nothing of it is left there.
"""
import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

HOME = Path(__file__).resolve().parents[4]
FIRST = date(2026, 11, 9)
SETTLED = 36
OBJECTS = 20_000
SPANS = 100_000
COMPILERS = ("-XX:+UseParallelGC -XX:TieredStopAtLevel=1", "-XX:+UseParallelGC")


def lakeglass(arguments, memory="2g", options=COMPILERS[0], log=os.devnull):
    """Runs the launcher; returns wall seconds, processor seconds and the peak of resident memory in bytes."""
    environment = dict(os.environ, LAKEGLASS_MEMORY=memory, LAKEGLASS_JAVA_OPTIONS=options, LAKEGLASS_KEY="a key of made-up users")
    start = time.monotonic()
    with open(log, "wb") as progress:
        process = subprocess.Popen(
            [HOME / "jobs/bin/lakeglass", *arguments], cwd=HOME, env=environment, stdout=subprocess.DEVNULL, stderr=progress)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"lakeglass {' '.join(arguments)} failed with status {os.waitstatus_to_exitcode(status)}; see {log}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def configuration(folder):
    path = folder / "day.yaml"
    raw = folder / "raw"
    path.write_text(f"""lake: {folder}/lake
reports: {folder}/reports
sources:
  - name: traces
    format: auto
    path: {raw}/traces/year={{yyyy}}/month={{MM}}/day={{dd}}/hour={{HH}}/*
  - name: feedback
    format: feedback
    path: {raw}/feedback/{{yyyy}}-{{MM}}-{{dd}}/*.jsonl*
""")
    return ["--config", str(HOME / "conf/job.yaml"), "--config", str(path)]


def sample(folder, days, requests, seed=8):
    shutil.rmtree(folder / "raw", ignore_errors=True)
    lakeglass(["sample", "--out", str(folder / "raw"), "--days", str(days), "--from", str(FIRST), "--requests", str(requests),
               "--seed", str(seed)], log=folder / "sample.log")


def bytes_in(folder):
    """Bytes as stored, and uncompressed."""
    stored = raw = 0
    for path in folder.rglob("*"):
        if path.is_file():
            stored += path.stat().st_size
            with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as content:
                try:
                    while chunk := content.read(1 << 20):
                        raw += len(chunk)
                except (EOFError, gzip.BadGzipFile):
                    pass  # the sample has objects that break off
    return stored, raw


def stages(log):
    """How long each stage took; stages of one step run at the same time."""
    lines = [line.split() for line in log.read_text().splitlines() if " rows in " in line]
    return " · ".join(f"{words[0]} {words[-2]} s" for words in lines)


def sizes(folder, requests, memory, options):
    print("| requests | raw MB | stored MB | spans | lake MB | wall s | processor s | raw MB/s | processor s per GB | peak memory MB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for count in requests:
        shutil.rmtree(folder / "lake", ignore_errors=True)
        sample(folder, 1, count)
        stored, raw = bytes_in(folder / "raw" / "traces")
        log = folder / "day.log"
        wall, cpu, peak = lakeglass(["daily", *configuration(folder), "--date", str(FIRST)], memory, options, log)
        spans = rows_of(folder, "spans")
        lake, _ = bytes_in(folder / "lake")
        print(f"| {count:,} | {raw / 1e6:,.0f} | {stored / 1e6:,.0f} | {spans:,} | {lake / 1e6:,.0f} | {wall:,.1f} | {cpu:,.0f} "
              f"| {raw / 1e6 / wall:.2f} | {cpu / (raw / 1e9):,.0f} | {peak / 1e6:,.0f} |", flush=True)
        print("  " + stages(log), flush=True)
    shutil.rmtree(folder)


def rows_of(folder, table):
    """Rows by the statistics of the table's log."""
    rows = 0
    for commit in sorted((folder / "lake" / table / "_delta_log").glob("*.json")):
        for line in commit.read_text().splitlines():
            action = json.loads(line)
            if "add" in action:
                rows += json.loads(action["add"]["stats"])["numRecords"]
    return rows


def history(folder, days, requests, pairs, options):
    arguments = ["daily", *configuration(folder)]
    sample(folder, 1, requests, seed=9)
    lakeglass([*arguments, "--date", str(FIRST)], options=options, log=folder / "day.log")
    (folder / "lake").rename(folder / "lake-other")
    sample(folder, 2, requests)
    lakeglass([*arguments, "--date", str(FIRST)], options=options, log=folder / "day.log")
    (folder / "lake").rename(folder / "lake-1")
    for long in {SETTLED, days}:
        lengthen(folder, long)
    lakes = {2: "lake-1", SETTLED: f"lake-{SETTLED}", days: f"lake-{days}"}
    print("| day of the lake | wall s | processor s |")
    print("| ---: | ---: | ---: |")
    ratios = {day: [] for day in lakes if day != days}
    for _ in range(pairs):
        cost = {}
        for day, kept in lakes.items():
            shutil.rmtree(folder / "lake", ignore_errors=True)
            shutil.copytree(folder / kept, folder / "lake")
            wall, cost[day], _ = lakeglass(
                [*arguments, "--date", str(FIRST + timedelta(days=1))], options=options, log=folder / "day.log")
            print(f"| {day} | {wall:.1f} | {cost[day]:.1f} |", flush=True)
            print("  " + stages(folder / "day.log"), flush=True)
        for day, found in ratios.items():
            found.append(cost[days] / cost[day])
    for day, found in ratios.items():
        print(f"processor time of day {days} / day {day}: median {median(found):.2f} ({min(found):.2f} to {max(found):.2f}, {pairs} pairs)")
    shutil.rmtree(folder)


def lengthen(folder, days):
    """A lake whose next day is its Nth: lake-1 with days of another sample before its only one, one commit a day and table,
    a checkpoint every ten."""
    from deltalake import DeltaTable  # PyPI deltalake; only here

    target = folder / f"lake-{days}"
    shutil.copytree(folder / "lake-1", target)
    for table in sorted(path.parent for path in target.glob("*/_delta_log")):
        log = table / "_delta_log"
        own = actions_of(log)
        other = [action["add"] for action in actions_of(folder / "lake-other" / table.name / "_delta_log") if "add" in action]
        for path in log.iterdir():
            path.unlink() if path.is_file() else shutil.rmtree(path)
        write_commit(log, 0, [action for action in own if "protocol" in action or "metaData" in action])
        for version in range(1, days):
            day = FIRST - timedelta(days=days - 1 - version)
            adds = [{"add": moved(folder, table, add, day)} for add in other] if day < FIRST else [a for a in own if "add" in a]
            write_commit(log, version, adds)
            if version % 10 == 0:
                DeltaTable(str(table)).create_checkpoint()
        write_checksum(log, days - 1)


def write_checksum(log, version):
    """As Delta writes one beside every commit: the sums of the table, and its files where they are up to fifty."""
    actions = actions_of(log)
    files = [dict(action["add"], dataChange=False) for action in actions if "add" in action]
    of = lambda key: next(action[key] for action in actions if key in action)
    (log / f"{version:020}.crc").write_text(json.dumps({
        "tableSizeBytes": sum(file["size"] for file in files), "numFiles": len(files), "numMetadata": 1, "numProtocol": 1,
        "setTransactions": [], "domainMetadata": [], "metadata": of("metaData"), "protocol": of("protocol"),
        **({"allFiles": files} if len(files) <= 50 else {})}))


def actions_of(log):
    return [json.loads(line) for commit in sorted(log.glob("*.json")) for line in commit.read_text().splitlines()]


def moved(folder, table, add, day):
    """A file of the other lake under another day; its rows keep their times."""
    path = add["path"].replace(f"event_date={FIRST}", f"event_date={day}")
    (table / path).parent.mkdir(parents=True, exist_ok=True)
    os.link(folder / "lake-other" / table.name / add["path"], table / path)
    partition = {key: str(day) if value == str(FIRST) else value for key, value in add["partitionValues"].items()}
    return dict(add, path=path, partitionValues=partition)


def skew(folder, memory):
    hour = folder / "raw" / "traces" / f"year={FIRST.year}" / f"month={FIRST.month:02}" / f"day={FIRST.day:02}" / "hour=10"
    hour.mkdir(parents=True)
    for number in range(OBJECTS):
        tenant = "large" if number % 10 else f"small-{number // 10 % 50}"
        trace = f"{number + 1:032x}"
        (hour / f"traces_{number}.json").write_text(document([
            span(trace, number * 4 + 1, None, number, "POST /v1/answers", {"tenant.id": tenant, "http.route": "/v1/answers"}),
            span(trace, number * 4 + 2, number * 4 + 1, number, "chat small", {
                "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai", "gen_ai.request.model": "gpt-4o-mini",
                "gen_ai.usage.input_tokens": 90, "gen_ai.usage.output_tokens": 40,
                "gen_ai.input.messages": json.dumps(
                    [{"role": "user", "parts": [{"type": "text", "content": f"When does order {number} arrive?"}]}]),
                "gen_ai.output.messages": json.dumps(
                    [{"role": "assistant", "finish_reason": "stop",
                      "parts": [{"type": "text", "content": f"Order {number} arrives in three days."}]}])})]))
    trace = "f" * 32
    with open(hour / "traces_huge.json", "w") as huge:
        for first in range(0, SPANS, 100):
            huge.write(document([
                span(trace, 10**9 + i, 10**9 if i else None, 0, "tool" if i else "POST /v1/agents", {
                    "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "look up",
                    "gen_ai.tool.call.arguments": json.dumps({"page": i, "text": "about the same as the page before " * 5}),
                } if i else {"http.route": "/v1/agents", "tenant.id": "large"})
                for i in range(first, first + 100)]) + "\n")
    event_log = folder / "events"
    event_log.mkdir()
    log = folder / "day.log"
    options = f"{COMPILERS[1]} -Dspark.eventLog.enabled=true -Dspark.eventLog.compress=false -Dspark.eventLog.dir=file:{event_log}"
    wall, cpu, peak = lakeglass(["daily", *configuration(folder), "--date", str(FIRST)], memory, options, log)
    print(stages(log))
    expected = {"spans": 2 * OBJECTS + SPANS, "requests": OBJECTS + 1, "outputs": OBJECTS, "tool_calls": SPANS - 1}
    for table, rows in expected.items():
        found = rows_of(folder, table)
        print(f"{table}: {found:,} rows, expected {rows:,}")
        if found != rows:
            sys.exit(f"{table} is wrong")
    print(f"{wall:.0f} s wall, {cpu:.0f} s of processor time ({cpu / wall:.1f} of {os.cpu_count()} cores), {peak / 1e6:,.0f} MB at most")
    print("the largest jobs: tasks, seconds of all tasks, seconds of the longest")
    for tasks, total, longest in largest_stages(event_log):
        print(f"{tasks:6,} {total:8.1f} {longest:8.1f}")
    shutil.rmtree(folder)


def span(trace, number, parent, second, name, attributes):
    start = (946684800 + 10 * 3600 + (FIRST - date(2000, 1, 1)).days * 86400) * 10**9 + second * 10**8
    value = lambda v: {"intValue": str(v)} if isinstance(v, int) else {"stringValue": v}
    return {"traceId": trace, "spanId": f"{number:016x}", **({"parentSpanId": f"{parent:016x}"} if parent else {}), "name": name,
            "kind": 2, "startTimeUnixNano": str(start), "endTimeUnixNano": str(start + 9 * 10**7), "status": {},
            "attributes": [{"key": k, "value": value(v)} for k, v in attributes.items()]}


def document(spans):
    resource = {"attributes": [{"key": "service.name", "value": {"stringValue": "skewed"}}]}
    return json.dumps({"resourceSpans": [{"resource": resource, "scopeSpans": [{"spans": spans}]}]})


def largest_stages(event_log):
    """Of every stage of Spark its tasks, the seconds they ran together, and the longest of them."""
    seconds = {}
    for path in event_log.rglob("events_*"):
        for line in path.open():
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd":
                info = event["Task Info"]
                seconds.setdefault(event["Stage ID"], []).append((info["Finish Time"] - info["Launch Time"]) / 1000)
    return sorted(((len(t), sum(t), max(t)) for t in seconds.values()), key=lambda s: -s[1])[:8]


def write_commit(log, version, actions):
    milliseconds = int(time.time() * 1000)
    lines = [{"commitInfo": {"timestamp": milliseconds, "operation": "WRITE", "operationParameters": {}}}, *actions]
    (log / f"{version:020}.json").write_text("".join(json.dumps(line) + "\n" for line in lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", type=Path, default=HOME / "target/whole-day")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("sizes")
    one.add_argument("requests", type=int, nargs="+")
    one.add_argument("--memory", default="2g")
    one.add_argument("--compiler", choices=("quick", "optimising"), default="optimising")
    two = commands.add_parser("history")
    two.add_argument("days", type=int)
    two.add_argument("--pairs", type=int, default=3)
    two.add_argument("--requests", type=int, default=125, help="of a day; from 10,000 on (100 MB) a day counts as large")
    two.add_argument("--compiler", choices=("quick", "optimising"), default="quick")
    three = commands.add_parser("skew")
    three.add_argument("--memory", default="2g")
    arguments = parser.parse_args()
    shutil.rmtree(arguments.dir, ignore_errors=True)
    arguments.dir.mkdir(parents=True)
    if arguments.command == "sizes":
        sizes(arguments.dir, arguments.requests, arguments.memory, COMPILERS[arguments.compiler == "optimising"])
    elif arguments.command == "skew":
        skew(arguments.dir, arguments.memory)
    else:
        history(arguments.dir, arguments.days, arguments.requests, arguments.pairs, COMPILERS[arguments.compiler == "optimising"])


if __name__ == "__main__":
    main()
