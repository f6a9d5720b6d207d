// The organisation at a glance: how many units, people and services there are, its word for those it serves, and the way
// into each part.
import { Link, useLocation } from 'wouter';

import { Answer, Section } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Empty } from '../parts/States.tsx';
import { screenOf, useAllRecords, useKindForm, useRecords } from '../records/index.ts';
import { useMe } from '../session/session.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { PartTabs } from './Around.tsx';
import { parts, type Part } from './parts.ts';
import { treeOf } from './tree.ts';
import { UnitTree } from './UnitTree.tsx';
import words from './words.json';

function useCount(kind: Part['kind']): number | undefined {
  return useRecords(kind, { limit: 1 }).data?.total;
}

/** Setting up keeps a code; people may have written a word of their own since. */
const sectorWords = ['health', 'banking', 'hotels', 'government', 'education', 'restaurants', 'telephone', 'travel', 'other'] as const;

function useSectorName(): (sector: string) => string {
  const t = useWords(words);
  return (sector) => {
    const known = sectorWords.find((one) => one === sector);
    return known ? t(`sector_${known}`) : sector;
  };
}

export default function OverviewScreen() {
  const sectorName = useSectorName();
  const t = useWords(words);
  const organisation = useMe().organisation;
  const record = useRecords('organisation', { limit: 1 }).data?.records[0];
  const units = useCount('unit');
  const people = useCount('person');
  const services = useCount('service');
  const name = organisation?.name ?? String(record?.values['name'] ?? '');
  const sector = organisation?.sector ?? record?.values['sector'];
  const known = units !== undefined && people !== undefined && services !== undefined;
  return (
    <>
      <PartTabs />
      <Answer
        name={name || t('organisation')}
        answer={known ? t('overview_answer', { units, people, services }) : undefined}
        basis={sector ? t('overview_basis', { sector: sectorName(String(sector)) }) : t('overview_basis_plain')}
        beside={record && <LinkButton href={screenOf.one('organisation', record.id)}>{t('who_we_are')}</LinkButton>}
      />
      <div className="two">
        <Section title={t('parts')}>
          <ul className="rows organisation-parts">
            {parts.map((part) => (
              <PartRow key={part.path} part={part} />
            ))}
          </ul>
        </Section>
        {!organisation?.small && <UnitsGlance />}
      </div>
    </>
  );
}

function PartRow({ part }: { part: Part }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const form = useKindForm(part.kind);
  const count = useCount(part.kind);
  if (form.error) return null; // not there for this person
  return (
    <li>
      <h3>
        <Link href={`/organisation/${part.path}`}>{t(part.word)}</Link>
        {count !== undefined && <span className="organisation-count">{count}</span>}
      </h3>
      <p className="note">{textIn(form.data?.help, language)}</p>
    </li>
  );
}

function UnitsGlance() {
  const t = useWords(words);
  const { language } = useSpeech();
  const [, navigate] = useLocation();
  const units = useAllRecords('unit');
  if (!units.data) return null;
  const tree = treeOf(units.data.records, new Intl.Collator(language).compare);
  return (
    <Section title={t('units')} beside={<Link href="/organisation/units">{t('arrange')}</Link>}>
      {tree.length === 0 ? (
        <Empty step={<LinkButton href="/organisation/units">{t('add_unit')}</LinkButton>}>{t('units_empty')}</Empty>
      ) : (
        <UnitTree tree={tree} chosen={null} onChoose={(id) => navigate(`/organisation/units?unit=${id}`)} />
      )}
    </Section>
  );
}
