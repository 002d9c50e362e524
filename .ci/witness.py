"""Reads the lake without Spark and compares it with the truth beside the raw logs."""
import json
import sys
from decimal import Decimal

import pyarrow.compute as pc
from deltalake import DeltaTable

lake = sys.argv[1]
truth = json.load(open("data-samples/truth.json"))


def table(name):
    return DeltaTable(f"{lake}/{name}").to_pyarrow_table()


requests = table("requests")
costs = table("model_call_costs")
days = truth["days"]
checked = 0
for date in sorted(days):
    mask = pc.equal(pc.cast(requests["event_date"], "string"), date)
    found = pc.sum(mask).as_py() or 0
    expected = days[date]["requests"]
    assert found == expected, f"{date}: {found} requests in the lake, {expected} in truth.json"
    checked += 1
priced = [c for c in costs["total_cost_usd"].to_pylist() if c is not None]
assert checked == len(days) and checked > 0
print(f"deltalake {checked} days agree with truth.json; {len(priced)} priced calls, {sum(priced, Decimal(0))} USD")
