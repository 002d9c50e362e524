"""Reads the lake without Spark (delta-rs and DataFusion) and compares it with the truth beside the raw logs.

Nothing here goes through pyarrow: its reader threads, calling back into Python, now and then abort a process
that is done and about to leave (apache/arrow#45214).
"""
import json
import sys

from deltalake import DeltaTable, QueryBuilder

lake = sys.argv[1]
truth = json.load(open("data-samples/truth.json"))["days"]
query = QueryBuilder()
for name in ("requests", "model_call_costs"):
    query.register(name, DeltaTable(f"{lake}/{name}"))


def rows(sql):
    table = query.execute(sql).read_all()
    return list(zip(*(table.column(i).to_pylist() for i in range(table.num_columns))))


found = {str(day): count for day, count in rows("SELECT event_date, count(*) FROM requests GROUP BY event_date")}
assert truth, "truth.json names no day"
for day, expected in truth.items():
    assert found.get(day, 0) == expected["requests"], (
        f"{day}: {found.get(day, 0)} requests in the lake, {expected['requests']} in truth.json"
    )
[(priced, dollars)] = rows("SELECT count(total_cost_usd), sum(total_cost_usd) FROM model_call_costs")
assert priced > 0, "no priced call in model_call_costs"
print(f"{len(truth)} days agree with truth.json; {priced} priced calls, {dollars} USD")
