// The same as the drawing says, as a table: every moment in order, with its link.
import { Link } from 'wouter';

import { Estimate } from '../parts/Estimate.tsx';
import { Criticality, Sign } from '../parts/Sign.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { useMapText } from './reading.ts';
import type { CycleResults, MapDocument, MapMoment, MeasuredMoment } from './types.ts';
import words from './words.json';

interface Props {
  id: string;
  map: MapDocument;
  results: CycleResults | null;
}

interface RowProps {
  id: string;
  moment: MapMoment;
  number: string;
  measured: MeasuredMoment | undefined;
  withAnswers: boolean;
}

function Row({ id, moment, number, measured, withAnswers }: RowProps) {
  const t = useWords(words);
  const numbers = useNumbers();
  const text = useMapText();
  return (
    <tr>
      <td className="solo">{number}</td>
      <td className="main">
        <Link href={`/cycles/${id}/moments/${moment.id}`}>{text(moment.name)}</Link>{' '}
        <Criticality critical={moment.critical === true} candidate={measured?.candidate.proposed ?? false} />
        {moment.optional && <span className="note"> {t('optional')}</span>}
      </td>
      <td className="r" data-l={t('wait')}>
        {moment.time?.wait === undefined ? '–' : t('minutes', { minutes: numbers.plain(moment.time.wait) })}
      </td>
      {withAnswers && (
        <td className="r" data-l={t('mean')}>
          <Sign sign={measured?.sign ?? 'none'} /> <Estimate estimate={measured?.mean ?? null} shown="mean" />
        </td>
      )}
    </tr>
  );
}

export function MomentTable({ id, map, results }: Props) {
  const t = useWords(words);
  const text = useMapText();
  const withAnswers = results !== null;
  const measured = new Map(results?.report.moments.map((moment) => [moment.id, moment]));
  const columns = withAnswers ? 4 : 3;
  const row = (moment: MapMoment, number: string) => (
    <Row key={moment.id} id={id} moment={moment} number={number} measured={measured.get(moment.id)} withAnswers={withAnswers} />
  );
  return (
    <table className="grid stack">
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('moment')}</th>
          <th scope="col" className="r">
            {t('wait')}
          </th>
          {withAnswers && (
            <th scope="col" className="r">
              {t('mean')}
            </th>
          )}
        </tr>
      </thead>
      {map.stages.map((stage, at) => (
        <tbody key={stage.id}>
          <tr className="stage">
            <td colSpan={columns}>
              {String.fromCharCode(65 + (at % 26))} {text(stage.name)}
              {stage.optional && <span className="note"> · {t('optional')}</span>}
            </td>
          </tr>
          {map.moments.map((moment, index) => moment.stage === stage.id && row(moment, String(index + 1)))}
        </tbody>
      ))}
      {(map.transversal?.length ?? 0) > 0 && (
        <tbody>
          <tr className="stage">
            <td colSpan={columns}>{t('transversal')}</td>
          </tr>
          {map.transversal?.map((moment) => row(moment, moment.id))}
        </tbody>
      )}
    </table>
  );
}
