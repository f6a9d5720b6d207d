// The rights of one person: to give, to change, to withdraw.
import { useState } from 'react';

import { useDeed } from '../../api/queries.ts';
import { Button } from '../../parts/Button.tsx';
import { Confirm } from '../../parts/Dialogs.tsx';
import { Trouble } from '../../parts/States.tsx';
import { RecordForm, type Titles } from '../../records/index.ts';
import { useWords } from '../../words/words.tsx';
import { isRole } from '../roles.ts';
import words from '../words.json';
import type { Right } from './rights.ts';
import { RightText } from './RightText.tsx';

const fields = ['role', 'unit', 'valid_from', 'valid_until'] as const;

function RightRow({ right, titles, onChange }: { right: Right; titles: Titles; onChange: () => void }) {
  const t = useWords(words);
  const withdraw = useDeed<unknown, 'delete'>('delete', '/api/records/grant/{id}');
  const role = isRole(right.role) ? t(`role_${right.role}`) : right.role;
  return (
    <li>
      <div className="bar">
        <span>
          <RightText right={right} titles={titles} />
        </span>
        <Button weight="small" aria-label={t('right_change_named', { role })} onPress={onChange}>
          {t('right_change')}
        </Button>
        <Confirm weight="small" ask={t('right_withdraw_ask', { role })} does={t('right_withdraw')} doIt={() => withdraw.mutate({ path: { id: right.id }, body: { version: right.version } })}>
          {t('right_withdraw')}
        </Confirm>
      </div>
      {withdraw.isError && <Trouble error={withdraw.error} />}
    </li>
  );
}

export function Rights({ person, rights, titles }: { person: string; rights: readonly Right[]; titles: Titles }) {
  const t = useWords(words);
  const [open, setOpen] = useState<string | 'new' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {rights.length === 0 && <p className="note">{t('rights_none')}</p>}
      <ul className="rows">
        {rights.map((right) =>
          open === right.id ? (
            <li key={right.id}>
              <RecordForm kind="grant" id={right.id} only={fields} onSaved={close} onCancel={close} />
            </li>
          ) : (
            <RightRow key={right.id} right={right} titles={titles} onChange={() => setOpen(right.id)} />
          ),
        )}
      </ul>
      {open === 'new' ? (
        <RecordForm kind="grant" initial={{ person }} only={fields} onSaved={close} onCancel={close} save={t('right_give')} />
      ) : (
        <div className="bar admin-bar">
          <Button onPress={() => setOpen('new')}>{t('right_give')}</Button>
        </div>
      )}
    </>
  );
}
