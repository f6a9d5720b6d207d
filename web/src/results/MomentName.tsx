// A moment as it stands in lists: its sign, a link to its sheet, its criticality.
import { Link } from 'wouter';

import { Criticality, Sign } from '../parts/Sign.tsx';
import { useMeasures, useMomentNames, useReport, useResultWords } from './report.ts';

export function MomentName({ moment, plain }: { moment: string; plain?: boolean }) {
  const { cycle, search } = useReport();
  const measures = useMeasures()(moment);
  const name = useMomentNames()(moment);
  const t = useResultWords();
  return (
    <span className="results-moment">
      {!plain && measures && <Sign sign={measures.sign} />}{' '}
      <Link href={`/cycles/${cycle}/moments/${moment}${search}`}>{name}</Link>{' '}
      {!plain && measures && <Criticality critical={measures.critical} candidate={measures.candidate.proposed} />}
      {!plain && measures?.alarm && <> <span className="tag alarm">{t('word_alarm')}</span></>}
    </span>
  );
}
