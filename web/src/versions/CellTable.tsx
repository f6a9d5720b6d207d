// What differs, cell by cell, thing by thing.
import { useSpeech, useWords } from '../words/words.tsx';
import { byThing, placeOf, readable } from './cells.ts';
import { usePartWords } from './part-words.ts';
import type { CellChange } from './types.ts';
import words from './words.json';

interface Props {
  cells: readonly CellChange[];
  /** Names of moments, of both maps. */
  names: ReadonlyMap<string, string>;
}

function useThingName(names: ReadonlyMap<string, string>): (sort: string, thing: string) => string {
  const t = useWords(words);
  const sorts = ['cycle', 'stage', 'moment', 'transversal', 'branch', 'action', 'arrow'] as const;
  return (sort, thing) => {
    const known = sorts.find((one) => one === sort);
    const name = names.get(thing);
    return [known ? t(`sort_${known}`) : sort, thing, name].filter(Boolean).join(' ');
  };
}

export function CellTable({ cells, names }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const thingName = useThingName(names);
  const partName = usePartWords();
  const yesNo = { yes: t('yes'), no: t('no') };
  return (
    <table className="grid stack versions-cells">
      <thead>
        <tr>
          <th scope="col">{t('cell')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      {byThing(cells).map((group) => (
        <tbody key={`${group.sort}/${group.thing}`}>
          <tr className="stage">
            <td colSpan={3}>{thingName(group.sort, group.thing)}</td>
          </tr>
          {group.cells.map((change) => {
            const place = placeOf(change.cell);
            return (
              <tr key={change.cell}>
                <td className="main">
                  {partName(place.part)}
                  {place.language !== '' && <span className="note"> ({place.language})</span>}
                </td>
                <td data-l={t('before')} lang={place.language || undefined}>
                  {readable(change.before, language, yesNo)}
                </td>
                <td data-l={t('after')} lang={place.language || undefined}>
                  {readable(change.after, language, yesNo)}
                </td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}
