// What kind of service it is, counted from the map: no sample, so no interval.
import { Section } from '../parts/Answer.tsx';
import { useNumbers } from '../words/words.tsx';
import { SaidOfService } from './design/Said.tsx';
import { Grid, type Column } from './Grid.tsx';
import { Askable } from './Method.tsx';
import { useReport, useResultWords } from './report.ts';
import type { Part } from './types.ts';

interface Dimension {
  name: string;
  value: number | null;
  shown: string;
  band: string;
  madeOf: string;
}

export function DesignPart() {
  const { report } = useReport();
  const t = useResultWords();
  const numbers = useNumbers();
  const kind = report.classification;
  const share = (name: 'contact' | 'participation' | 'divergence' | 'wait_share' | 'efficiency', part: Part, of: 'minutes' | 'actions' | 'points'): Dimension => ({
    name: t(`dimension_${name}`),
    value: part.share,
    shown: part.share === null ? t('no_data') : numbers.share(part.share),
    band: part.band === null ? '' : name === 'participation' && part.band === 'medium' ? t('co_production') : t(`band_${part.band}`),
    madeOf: part.share === null ? '' : t(`design_of_${of}`, { part: numbers.plain(part.part), whole: numbers.plain(part.whole) }),
  });
  const rows: Dimension[] = [
    share('contact', kind.contact, 'minutes'),
    share('participation', kind.participation, 'actions'),
    { name: t('dimension_complexity'), value: kind.steps, shown: numbers.whole(kind.steps), band: t(`band_${kind.complexity}`), madeOf: t('design_steps', { n: kind.steps }) },
    share('divergence', kind.divergence, 'points'),
    share('wait_share', kind.wait_share, 'minutes'),
    share('efficiency', kind.efficiency, 'minutes'),
  ];
  const columns: Column<Dimension>[] = [
    { label: t('column_dimension'), value: (row) => row.name },
    { label: t('value'), right: true, value: (row) => row.value, cell: (row) => <Asked row={row} /> },
    { label: t('column_band'), value: (row) => row.band },
    { label: t('column_made_of'), value: (row) => row.madeOf },
  ];
  return (
    <Section title={t('design_title')} id="design" beside={t('design_aside', { stages: kind.stages, moments: kind.moments, standards: kind.standards })}>
      <Grid caption={t('design_kind')} name="classification" columns={columns} rows={rows} keyOf={(row) => row.name} />
      <SaidOfService />
      {kind.moments_without_minutes > 0 && <p className="note">{t('design_without_minutes', { count: kind.moments_without_minutes })}</p>}
    </Section>
  );
}

function Asked({ row }: { row: Dimension }) {
  if (row.value === null) return <>{row.shown}</>;
  return (
    <Askable asked={{ name: row.name, kind: 'classification', arithmetic: row.madeOf }} value={row.value}>
      {row.shown}
    </Askable>
  );
}
