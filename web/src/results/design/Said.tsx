// What people said of the service and nothing counts: where it happens, and whether it depends on the process (R1-16, R1-19).
import { useRead } from '../../api/queries.ts';
import { useWords } from '../../words/words.tsx';
import { useReport } from '../report.ts';
import words from './words.json';

interface MapHead {
  map: { cycle: { location?: string; sites?: string; process_dependence?: string[] } };
}

type Key = keyof typeof words;

export function SaidOfService() {
  const t = useWords(words);
  const { cycle, report } = useReport();
  const head = useRead<MapHead>('/api/cycles/{id}', { path: { id: cycle }, query: { version: String(report.cycle.version), format: 'json' } });
  if (!head.data) return null;
  const { location, sites, process_dependence: reasons = [] } = head.data.map.cycle;
  const place = [location && t(`location_${location}` as Key), sites && t(`sites_${sites}` as Key)].filter((one) => one);
  const dependence = reasons.length === 0 ? t('not_said') : t(`dependence_${reasons.length === 2 ? 'both' : reasons[0]!}` as Key);
  return (
    <dl className="facts" aria-label={t('said')}>
      <dt>{t('location')}</dt>
      <dd>{place.length === 0 ? t('not_said') : place.join(', ')}</dd>
      <dt>{t('dependence')}</dt>
      <dd>{dependence}</dd>
    </dl>
  );
}
