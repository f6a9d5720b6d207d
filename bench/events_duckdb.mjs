// The ten metrics of an event log in DuckDB, each one query on an encoded table (activity an ENUM, case a number): its
// best case. Prints JSON: seconds of wall and CPU per step, peak memory, answers.
//   node bench/events_duckdb.mjs LOG.csv THREADS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const { DuckDBInstance } = require("@duckdb/node-api");

const [file, threads] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(":memory:", { threads })).connect();
const steps = {};
async function step(name, sql) {
  const cpu = process.cpuUsage(), wall = performance.now();
  const rows = (await connection.runAndReadAll(sql)).getRows();
  const used = process.cpuUsage(cpu);
  steps[name] = { wall: (performance.now() - wall) / 1e3, cpu: (used.user + used.system) / 1e6 };
  return rows;
}
const log = "FROM l WINDOW w AS (PARTITION BY c ORDER BY e, s, i)";

await step("read", `CREATE TABLE raw AS SELECT *, row_number() OVER () AS n FROM read_csv('${file.replaceAll("'", "''")}')`);
await step("encode", `CREATE TYPE activity AS ENUM (SELECT DISTINCT activity FROM raw ORDER BY 1);
  CREATE TABLE names AS SELECT case_id, (row_number() OVER () - 1)::UINTEGER AS c FROM (SELECT DISTINCT case_id FROM raw);
  CREATE TABLE l AS SELECT names.c, raw.activity::activity AS a, start_timestamp AS s, "timestamp" AS e, resource AS r, n AS i
    FROM raw JOIN names USING (case_id)`);
const edges = await step("directly follows", `SELECT b, a, count(*) FROM (SELECT a, lag(a) OVER w AS b ${log}) WHERE b IS NOT NULL GROUP BY ALL ORDER BY 3 DESC, 1, 2`);
await step("performance", `SELECT b, a, count(*), sum(g), avg(g), min(g), max(g), median(g) FROM
  (SELECT a, lag(a) OVER w AS b, epoch(s) - epoch(lag(e) OVER w) AS g ${log}) WHERE b IS NOT NULL GROUP BY ALL`);
const variants = await step("variants", `SELECT count(*) FROM (SELECT v, count(*) FROM (SELECT c, list(a ORDER BY e, s, i) AS v FROM l GROUP BY c) GROUP BY v)`);
const durations = await step("durations", `SELECT quantile_cont(d, [0.5, 0.05, 0.25, 0.75, 0.9, 0.95, 0.99]) FROM (SELECT epoch(max(e)) - epoch(min(e)) AS d FROM l GROUP BY c)`);
await step("start and end", `SELECT first, last, count(*) FROM (SELECT arg_min(a, (e, s, i)) AS first, arg_max(a, (e, s, i)) AS last FROM l GROUP BY c) GROUP BY ALL`);
await step("rework", `SELECT a, count(*) FROM (SELECT c, a FROM l GROUP BY c, a HAVING count(*) > 1) GROUP BY a`);
await step("service and waiting", `SELECT a, avg(t), median(t), avg(g), median(g) FROM
  (SELECT a, epoch(e) - epoch(s) AS t, greatest(0, epoch(s) - epoch(lag(e) OVER w)) AS g ${log}) GROUP BY a`);
await step("activity counts", `SELECT a, count(*) FROM l GROUP BY a`);
await step("throughput", `SELECT count(DISTINCT c) / ((epoch(max(e)) - epoch(min(s))) / 86400) FROM l`);

const status = readFileSync("/proc/self/status", "utf8");
console.log(JSON.stringify({
  tool: "DuckDB",
  steps,
  wall: Object.values(steps).reduce((sum, s) => sum + s.wall, 0),
  cpu: Object.values(steps).reduce((sum, s) => sum + s.cpu, 0),
  peak_mb: Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024),
  answers: {
    moves: edges.length,
    most: `${edges[0][0]} -> ${edges[0][1]} ${edges[0][2]}`,
    variants: Number(variants[0][0]),
    median_duration: Number(durations[0][0].items[0]),
  },
}));
process.exit(0);
