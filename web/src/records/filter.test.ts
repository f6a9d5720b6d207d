import { describe, expect, it } from 'vitest';

import { conditionsOf, nextOrder, paramsOf, stateOf, textOf } from './filter.ts';

describe('filters', () => {
  it('are read as docs/records.md writes them', () => {
    expect(conditionsOf('title~triaje;state!=declined;saves>=5;!reason?;post?')).toEqual([
      { field: 'title', comparison: '~', value: 'triaje' },
      { field: 'state', comparison: '!=', value: 'declined' },
      { field: 'saves', comparison: '>=', value: '5' },
      { field: 'reason', comparison: '!?', value: '' },
      { field: 'post', comparison: '?', value: '' },
    ]);
  });

  it('keep values with semicolons and quotes', () => {
    const conditions = [{ field: 'name', comparison: '~' as const, value: 'uno; "dos" = tres' }];
    expect(textOf(conditions)).toBe('name~"uno; ""dos"" = tres"');
    expect(conditionsOf(textOf(conditions))).toEqual(conditions);
  });

  it('leave out what is no condition', () => {
    expect(conditionsOf(';;nonsense;NAME=x;a=1')).toEqual([{ field: 'a', comparison: '=', value: '1' }]);
  });
});

describe('the state of a list', () => {
  it('goes into the address and comes back', () => {
    const state = { filter: 'unit=01J;active=yes', search: 'ana ríos', order: '-name', archived: 'only' as const };
    expect(stateOf(paramsOf(state))).toEqual(state);
    expect(paramsOf({ filter: '', search: '', order: '', archived: '' }).toString()).toBe('');
  });

  it('turns the order round and then away', () => {
    expect([nextOrder('', 'name'), nextOrder('name', 'name'), nextOrder('-name', 'name')]).toEqual(['name', '-name', '']);
  });
});
