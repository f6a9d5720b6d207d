// The merge of three orders, as the server does it (src/cycle/merge_order.cc): new things keep their neighbour; only two
// different rearrangements of the same things collide, and then theirs stands.

/** Ids of `other` that `row` lacks go behind the one they stand behind in `other`. */
function putIn(row: string[], other: readonly string[], base: ReadonlySet<string>, alive: ReadonlySet<string>, afterNew: boolean): void {
  const mine = new Set<string>();
  let anchor: string | null = null;
  for (const id of other) {
    if (!alive.has(id)) continue;
    if (!row.includes(id)) {
      let at: number = anchor === null ? 0 : row.indexOf(anchor) + 1;
      while (afterNew && at < row.length && !base.has(row[at]!) && !mine.has(row[at]!)) ++at;
      row.splice(at, 0, id);
      mine.add(id);
    }
    anchor = id;
  }
}

export interface MergedOrder {
  ids: string[];
  collides: boolean;
}

export function mergedOrder(base: readonly string[], mine: readonly string[], theirs: readonly string[]): MergedOrder {
  const inBase = new Set(base);
  const inMine = new Set(mine);
  const inTheirs = new Set(theirs);
  const common = base.filter((id) => inMine.has(id) && inTheirs.has(id));
  const alive = new Set([...common, ...[...mine, ...theirs].filter((id) => !inBase.has(id))]);
  const only = (ids: readonly string[]) => ids.filter((id) => common.includes(id)).join('\n');
  const baseOrder = common.join('\n');
  const mineLeads = only(theirs) === baseOrder && only(mine) !== baseOrder;
  const ids = (mineLeads ? mine : theirs).filter((id) => alive.has(id));
  putIn(ids, mineLeads ? theirs : mine, inBase, alive, !mineLeads);
  return { ids, collides: !mineLeads && only(mine) !== baseOrder && only(mine) !== only(theirs) };
}
