// A new token: what for, with which of my rights, for how long.
import { useState } from 'react';

import { Button } from '../../parts/Button.tsx';
import { useGuardedDeed } from '../../parts/ConfirmIdentity.tsx';
import { CheckField, ChoiceField, faultOf, Form, TextField } from '../../parts/Field.tsx';
import { useMe } from '../../session/session.tsx';
import { useWords } from '../../words/words.tsx';
import { isRole, type Role } from '../roles.ts';
import words from '../words.json';

export interface MadeToken {
  id: string;
  token: string;
  expires: string;
}

const lasts = ['30', '90', '180', '366'] as const;

function RoleChecks({ chosen, onChange }: { chosen: readonly Role[]; onChange: (roles: Role[]) => void }) {
  const t = useWords(words);
  const mine = [...new Set((useMe().grants ?? []).map((grant) => grant.role))].filter(isRole);
  return (
    <fieldset className="field">
      <legend>{t('token_roles')}</legend>
      {mine.map((role) => (
        <CheckField key={role} label={t(`role_${role}`)} value={chosen.includes(role)} onChange={(on) => onChange(on ? [...chosen, role] : chosen.filter((one) => one !== role))} />
      ))}
    </fieldset>
  );
}

export function MakeToken({ onDone }: { onDone: (made: MadeToken | null) => void }) {
  const t = useWords(words);
  const mine = [...new Set((useMe().grants ?? []).map((grant) => grant.role))].filter(isRole);
  const [label, setLabel] = useState('');
  const [roles, setRoles] = useState<Role[]>(mine.slice(0, 1));
  const [days, setDays] = useState<string>('90');
  const [addresses, setAddresses] = useState('');
  const make = useGuardedDeed<MadeToken>('post', '/api/tokens');
  const body = { label, roles, days: Number(days), ...(addresses.trim() && { addresses: addresses.trim().split(/[\s,;]+/) }) };
  return (
    <>
      <Form onSubmit={() => make.mutate({ body }, { onSuccess: onDone })} error={make.error} fields={['label', 'roles', 'days', 'addresses']}>
        <TextField name="label" label={t('token_label')} hint={t('token_label_hint')} value={label} onChange={setLabel} error={faultOf(make.error, 'label')} isRequired autoFocus />
        <RoleChecks chosen={roles} onChange={setRoles} />
        <ChoiceField label={t('token_days')} choices={lasts.map((id) => ({ id, text: t('days', { days: Number(id) }) }))} value={days} onChange={(id) => setDays(id ?? '90')} error={faultOf(make.error, 'days')} />
        <TextField name="addresses" label={t('token_addresses')} hint={t('token_addresses_hint')} value={addresses} onChange={setAddresses} error={faultOf(make.error, 'addresses')} />
        <div className="bar">
          <Button weight="primary" type="submit" isPending={make.isPending}>
            {t('token_make')}
          </Button>
          <Button onPress={() => onDone(null)}>{t('cancel')}</Button>
        </div>
      </Form>
      {make.asking}
    </>
  );
}
