// Staff cards: for each moment what we promise, how the customer can help, how we help, and the only things to ask for.
import { useSearchParams } from 'wouter';

import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { ChoiceField } from '../parts/Field.tsx';
import { Criticality } from '../parts/Sign.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { useMapInForce } from './map.ts';
import type { CycleMap, MapMoment } from './types.ts';
import words from './words.json';
import './moment.css';

const sizes = ['a6', 'a4'] as const;
type Size = (typeof sizes)[number];

export default function CardsScreen({ params }: { params: ScreenParams }) {
  const t = useWords(words);
  const shown = useMapInForce(params['id']!);
  const [search, setSearch] = useSearchParams();
  const size: Size = search.get('size') === 'a4' ? 'a4' : 'a6';
  if (shown.error) return <Trouble error={shown.error} again={shown.refetch} />;
  if (!shown.data) return <Waiting />;
  const { map, number } = shown.data;
  return (
    <div className="cards">
      <div className="cards-head">
        <Answer name={t('cards')} answer={t('cards_answer')} basis={t('version', { number })} />
        <div className="bar">
          <ChoiceField label={t('card_size')} choices={sizes.map((one) => ({ id: one, text: t(`size_${one}`) }))} value={size} onChange={(id) => setSearch(id === 'a4' ? { size: id } : {}, { replace: true })} />
          <Button weight="primary" onPress={() => print()}>
            {t('print')}
          </Button>
        </div>
      </div>
      <Cards map={map} size={size} />
    </div>
  );
}

function Cards({ map, size }: { map: CycleMap; size: Size }) {
  return (
    <ul className={`cards-list ${size}`}>
      {map.moments.map((moment, at) => (
        <li key={moment.id} className="staff-card" data-moment={moment.id}>
          <Card map={map} moment={moment} number={at + 1} />
        </li>
      ))}
    </ul>
  );
}

function Card({ map, moment, number }: { map: CycleMap; moment: MapMoment; number: number }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const asked = (moment.information ?? []).filter((item) => item.asked !== false).map((item) => textIn(item, language));
  const limit = typeof moment.decision_limit === 'string' ? moment.decision_limit : textIn(moment.decision_limit, language);
  const lines: [string, string][] = [
    [t('they_expect'), textIn(moment.expect, language)],
    [t('customer_helps'), textIn(moment.customer_helps, language)],
    [t('we_help'), textIn(moment.we_help, language)],
    [t('ask_only'), asked.join(', ')],
    [t('may_decide'), limit],
  ];
  return (
    <>
      <h2>
        {number} {textIn(moment.name, language)} <Criticality critical={moment.critical ?? false} />
      </h2>
      <p className="micro">{textIn(map.stages.find((stage) => stage.id === moment.stage)?.name, language)}</p>
      {lines
        .filter(([, text]) => text !== '')
        .map(([label, text]) => (
          <p key={label}>
            <b>{label}:</b> {text}
          </p>
        ))}
      <Promised moment={moment} />
    </>
  );
}

function Promised({ moment }: { moment: MapMoment }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const { language } = useSpeech();
  if (!moment.std || moment.std.length === 0) return null;
  return (
    <>
      <p>
        <b>{t('we_promise')}:</b>
      </p>
      <ul className="reasons">
        {moment.std.map((standard, at) => (
          <li key={at}>
            {textIn(standard, language)}
            {standard.comply !== undefined && `, ${t('in_share', { share: numbers.share(standard.comply / 100) })}`}
            {standard.confirmed !== true && ` (${t('starting_value')})`}
          </li>
        ))}
      </ul>
    </>
  );
}
