// /settings/retention: what is kept about what, for how long, and what of it is personal. Told by the declarations themselves.
import { useQuery } from '@tanstack/react-query';

import { read, Refused } from '../api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { isKind, placeOf, type KindForm, type KindName } from '../records/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { Crumb } from './Crumb.tsx';
import words from './words.json';
import './admin.css';

const spans = ['while_used', 'three_years', 'ten_years', 'with_parent'] as const;

function kindsIn(description: { paths: Record<string, unknown> }): KindName[] {
  return Object.keys(description.paths).flatMap((path) => {
    const kind = /^\/api\/records\/([a-z_]+)\/form$/.exec(path)?.[1];
    return kind !== undefined && isKind(kind) ? [kind] : [];
  });
}

/** Kinds that this person may not see are left out. */
async function formsSeen(signal: AbortSignal): Promise<KindForm[]> {
  const kinds = kindsIn(await read<{ paths: Record<string, unknown> }>('/api/openapi.json', { query: { language: undefined }, signal }));
  const forms = await Promise.all(
    kinds.map((kind) =>
      read<KindForm>(placeOf.form(kind), { signal }).catch((trouble: unknown) => {
        if (trouble instanceof Refused) return null;
        throw trouble;
      }),
    ),
  );
  return forms.filter((form) => form !== null);
}

function KindRow({ form }: { form: KindForm }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const span = spans.find((one) => one === form.retention);
  const personal = form.fields.filter((field) => field.sensitivity === 'personal' || field.sensitivity === 'health');
  return (
    <tr>
      <td className="main">
        {textIn(form.many, language)}
        <span className="note block">{textIn(form.help, language)}</span>
      </td>
      <td data-l={t('kept')}>{span ? t(`kept_${span}`) : form.retention}</td>
      <td data-l={t('kept_personal')}>{personal.length === 0 ? t('kept_nothing_personal') : personal.map((field) => textIn(field.label, language)).join(', ')}</td>
    </tr>
  );
}

export default function Retention() {
  const t = useWords(words);
  const forms = useQuery<KindForm[], Error>({ queryKey: ['forms'], queryFn: ({ signal }) => formsSeen(signal), staleTime: Infinity });
  return (
    <>
      <Crumb />
      <Answer name={t('retention')} answer={forms.data && t('retention_answer', { kinds: forms.data.length })} basis={t('retention_basis')} />
      {forms.isPending && <Waiting />}
      {forms.isError && <Trouble error={forms.error} again={() => void forms.refetch()} />}
      {forms.data && (
        <div className="tablewrap">
          <table className="grid stack admin-kept">
            <thead>
              <tr>
                <th scope="col">{t('kept_what')}</th>
                <th scope="col">{t('kept')}</th>
                <th scope="col">{t('kept_personal')}</th>
              </tr>
            </thead>
            <tbody>
              {forms.data.map((form) => (
                <KindRow key={form.name} form={form} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
