"""The ten metrics of an event log in pm4py; prints JSON as events_duckdb.mjs does.
usage: events_pm4py.py LOG.csv|LOG.xes.gz"""
import json
import resource
import sys
import time

import pandas
import pm4py

steps = {}


def step(name, work):
    wall, cpu = time.time(), time.process_time()
    value = work()
    steps[name] = {"wall": time.time() - wall, "cpu": time.process_time() - cpu}
    return value


def read():
    if not sys.argv[1].endswith(".csv"):
        return pm4py.convert_to_dataframe(pm4py.read_xes(sys.argv[1]))
    table = pandas.read_csv(sys.argv[1])
    table["timestamp"] = pandas.to_datetime(table["timestamp"], format="%Y-%m-%d %H:%M:%S", utc=True)
    table["start_timestamp"] = pandas.to_datetime(table["start_timestamp"], format="%Y-%m-%d %H:%M:%S", utc=True)
    return pm4py.format_dataframe(table, case_id="case_id", activity_key="activity", timestamp_key="timestamp")


log = step("read", read)
edges, _, _ = step("directly follows", lambda: pm4py.discover_dfg(log))
step("performance", lambda: pm4py.discover_performance_dfg(log))
variants = step("variants", lambda: pm4py.get_variants(log))
case, ended = "case:concept:name", "time:timestamp"
durations = step("durations", lambda: log.groupby(case)[ended].agg(lambda t: (t.max() - t.min()).total_seconds()))
step("start and end", lambda: (pm4py.get_start_activities(log), pm4py.get_end_activities(log)))
step("rework", lambda: pm4py.get_rework_cases_per_activity(log))
step("service and waiting", lambda: pm4py.get_service_time(log) if "start_timestamp" in log.columns else None)
step("activity counts", lambda: pm4py.get_event_attribute_values(log, "concept:name"))
most = max(edges, key=edges.get)
print(json.dumps({
    "tool": "pm4py", "steps": steps,
    "wall": sum(s["wall"] for s in steps.values()), "cpu": sum(s["cpu"] for s in steps.values()),
    "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    "answers": {"moves": len(edges), "most": f"{most[0]} -> {most[1]} {edges[most]}", "variants": len(variants),
                "median_duration": float(durations.median())}}))
