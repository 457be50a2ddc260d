// Reads rows {"id", "text", "ref"} with chrono-node and writes rows {"id", "times"}; the last row tells the time taken.
const fs = require("fs");
const { ar } = require("chrono-node");
const [rowsFile, foundFile, limit] = process.argv.slice(2);
const rows = fs.readFileSync(rowsFile, "utf8").trim().split("\n").map(JSON.parse);
const UNITS = ["year", "month", "day", "hour", "minute", "second"];

function written(part) {
  const two = (name, other) => String(part.get(name) ?? other).padStart(2, "0");
  const time = part.isCertain("hour") ? `${two("hour", 0)}:${two("minute", 0)}:${two("second", 0)}` : "00:00:00";
  return `${String(part.get("year")).padStart(4, "0")}-${two("month", 1)}-${two("day", 1)}T${time}`;
}

function grain(part) {
  if (part.isCertain("weekday") && !part.isCertain("hour")) return "day";
  return UNITS.filter((unit) => part.isCertain(unit)).pop() ?? "day";
}

for (const row of rows.slice(0, 100)) ar.parse(row.text, new Date(row.ref)); // warm, as the other readers are
const out = [];
let bytes = 0, seconds = 0;
for (const row of rows) {
  const reference = new Date(row.ref);
  const begun = process.hrtime.bigint();
  const found = ar.parse(row.text, reference);
  seconds += Number(process.hrtime.bigint() - begun) / 1e9;
  bytes += Buffer.byteLength(row.text);
  out.push({ id: row.id, times: found.map((one) => ({
    start: one.index, end: one.index + one.text.length, text: one.text, begin: written(one.start),
    until: one.end ? written(one.end) : null, grain: grain(one.start) })) });
  if (Number(limit) && seconds > Number(limit)) break;
}
out.push({ seconds, bytes });
fs.writeFileSync(foundFile, out.map((row) => JSON.stringify(row)).join("\n") + "\n");
