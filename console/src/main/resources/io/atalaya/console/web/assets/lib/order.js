// In which order alerts are looked at.

import {canAcknowledge} from "./words.js";

const STATE_RANK = {UNACKNOWLEDGED: 0, LATCHED: 1, RETURNED_UNACKNOWLEDGED: 2, ACKNOWLEDGED: 3, NORMAL: 4, SHELVED: 5, SUPPRESSED_BY_DESIGN: 6, OUT_OF_SERVICE: 7};
const PRIORITY_RANK = {CRITICAL: 0, HIGH: 1, MEDIUM: 2, LOW: 3};

/** As the terminal's `atalaya alarms` orders them. */
export function byUrgency(a, b) {
  const rankA = STATE_RANK[a.state] ?? 0;
  const rankB = STATE_RANK[b.state] ?? 0;
  return (rankA >= 4) - (rankB >= 4)
    || (PRIORITY_RANK[a.priority] ?? 0) - (PRIORITY_RANK[b.priority] ?? 0)
    || rankA - rankB
    || byTime(a, b);
}

export const byTime = (a, b) => (a.start < b.start) - (a.start > b.start) || (a.id > b.id) - (a.id < b.id);

/** Two lists in order as one. */
export function merged(many, few, order) {
  const all = [];
  let next = 0;
  for (const row of many) {
    while (next < few.length && order(few[next], row) < 0) all.push(few[next++]);
    all.push(row);
  }
  return all.concat(few.slice(next));
}

/** The most urgent of those that nobody has acknowledged, beside this one: {next, count}. */
export function waiting(rows, id) {
  let next = null;
  let count = 0;
  for (const row of rows) {
    if (row.id === id || !canAcknowledge(row)) continue;
    count++;
    if (!next || byUrgency(row, next) < 0) next = row;
  }
  return {next, count};
}
