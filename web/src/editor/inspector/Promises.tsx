// Standards and the indicators that measure them. A standard is never saved without an indicator (R4-08): the form asks for
// one, and the server has the last word.
import { useState } from 'react';

import { Button } from '../../parts/Button.tsx';
import { textIn, useNumbers, useSpeech, useWords } from '../../words/words.tsx';
import { useEditor, useMoment } from '../context.tsx';
import type { Indicator, Standard } from '../model/map.ts';
import { Writing } from '../model/writing.ts';
import { codeText } from '../names.ts';
import words from '../words.json';
import { IndicatorForm } from './IndicatorForm.tsx';
import { StandardForm } from './StandardForm.tsx';

type Edited = { list: 'std' | 'ind'; id: string | null } | null;

function StandardLine({ standard, indicators }: { standard: Standard; indicators: readonly Indicator[] }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { plain } = useNumbers();
  const indicator = indicators.find((one) => one.id === standard.ind);
  return (
    <>
      <b>{textIn(standard, language)}</b>
      <span className="note block">
        {codeText(t, 'op', standard.op)} {plain(standard.v)} {standard.u}
        {standard.comply !== undefined && standard.comply < 100 && `, ${t('in_share', { n: plain(standard.comply) })}`}
        {' · '}
        {standard.confirmed ? t('confirmed') : t('starting_value')}
        {indicator && ` · ${t('measured_by', { name: textIn(indicator, language) })}`}
      </span>
    </>
  );
}

export function Promises({ thing }: { thing: string }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { draft } = useEditor();
  const moment = useMoment(thing.slice(thing.indexOf('/') + 1));
  const [edited, setEdited] = useState<Edited>(null);
  if (!moment) return null;
  const close = () => setEdited(null);
  const remove = (list: 'std' | 'ind', id: string) => {
    const writing = new Writing(draft.snapshot().cells);
    writing.remove(`${thing}/${list}`, id);
    draft.write(writing.values);
  };
  const tools = (list: 'std' | 'ind', id: string, name: string) => (
    <span className="ed-tools">
      <button type="button" className="linklike" aria-label={`${t('edit_one')}: ${name}`} onClick={() => setEdited({ list, id })}>
        {t('edit_one')}
      </button>
      <button type="button" className="linklike" aria-label={t('remove_one', { what: name })} onClick={() => remove(list, id)}>
        {t('remove')}
      </button>
    </span>
  );
  return (
    <>
      <h3>{t('f_std')}</h3>
      <ul className="ed-promises">
        {moment.std.map((standard) => (
          <li key={standard.id}>
            <StandardLine standard={standard} indicators={moment.ind} />
            {tools('std', standard.id, textIn(standard, language))}
          </li>
        ))}
      </ul>
      <Button weight="small" onPress={() => setEdited({ list: 'std', id: null })}>
        {t('add_standard')}
      </Button>
      <h3>{t('f_ind')}</h3>
      <ul className="ed-promises">
        {moment.ind.map((indicator) => (
          <li key={indicator.id}>
            <b>{textIn(indicator, language)}</b>
            <span className="note block">
              {codeText(t, 'type', indicator.type)}
              {indicator.f && ` · ${indicator.f}`}
            </span>
            {tools('ind', indicator.id, textIn(indicator, language))}
          </li>
        ))}
      </ul>
      <Button weight="small" onPress={() => setEdited({ list: 'ind', id: null })}>
        {t('add_indicator')}
      </Button>
      {edited?.list === 'std' && <StandardForm thing={thing} moment={moment} standard={moment.std.find((one) => one.id === edited.id)} close={close} />}
      {edited?.list === 'ind' && <IndicatorForm thing={thing} moment={moment} indicator={moment.ind.find((one) => one.id === edited.id)} close={close} />}
    </>
  );
}
