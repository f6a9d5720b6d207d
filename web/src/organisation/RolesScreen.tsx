// Roles: the functions that take part in moments, and in which ones (R0-13).
import { Link } from 'wouter';

import { Answer, Section } from '../parts/Answer.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { AddButton, QuickFilter, RecordList, SheetMenu, screenOf, titleOf, useAllRecords, useKindForm } from '../records/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { PartTabs } from './Around.tsx';
import { folded, useRoleMap, type Part, type RoleMap } from './role-map.ts';
import words from './words.json';

export default function RolesScreen() {
  const t = useWords(words);
  const { language } = useSpeech();
  const form = useKindForm('role');
  const roles = useAllRecords('role');
  const map = useRoleMap();
  if (form.error) return <Trouble error={form.error} again={() => void form.refetch()} />;
  if (!form.data || !roles.data) return <Waiting />;
  const taking = roles.data.records.filter((role) => map.parts.has(folded(String(role.values['name']))));
  return (
    <>
      <PartTabs />
      <Answer
        name={t('roles')}
        answer={map.pending ? undefined : t('roles_answer', { count: roles.data.records.length, taking: taking.length })}
        basis={textIn(form.data.help, language)}
        beside={<AddButton form={form.data} />}
      />
      <QuickFilter kind="role" field="role_class" />
      <RecordList kind="role" beside={<SheetMenu kind="role" form={form.data} />} />
      <RoleTable map={map} roles={roles.data.records.map((role) => ({ id: role.id, name: titleOf(form.data, role, language) }))} />
    </>
  );
}

function RoleTable({ map, roles }: { map: RoleMap; roles: { id: string; name: string }[] }) {
  const t = useWords(words);
  const known = new Set(roles.map((role) => folded(role.name)));
  const strangers = [...map.parts.keys()].filter((name) => !known.has(name)).map((name) => ({ id: '', name }));
  const rows = [...roles, ...strangers].filter((role) => map.parts.has(folded(role.name)));
  return (
    <Section title={t('role_map')} beside={map.left > 0 ? t('role_map_left', { count: map.left }) : undefined}>
      {rows.length === 0 ? (
        <Empty>{map.pending ? t('reading_maps') : t('role_map_empty')}</Empty>
      ) : (
        <table className="grid stack">
          <thead>
            <tr>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('moments')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((role) => (
              <tr key={role.id || role.name}>
                <td className="main">{role.id ? <Link href={screenOf.one('role', role.id)}>{role.name}</Link> : <Stranger name={role.name} />}</td>
                <td>
                  <Moments map={map} parts={map.parts.get(folded(role.name)) ?? []} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** A name that only maps use: nobody has said what this role may decide. */
function Stranger({ name }: { name: string }) {
  const t = useWords(words);
  return (
    <>
      {name} <Link href={`/records/role/new?name=${encodeURIComponent(name)}`}>{t('describe_role')}</Link>
    </>
  );
}

function Moments({ map, parts }: { map: RoleMap; parts: Part[] }) {
  const { language } = useSpeech();
  const cycles = map.cycles.filter((cycle) => parts.some((part) => part.cycle === cycle.id));
  const nameOf = (name: unknown) => (typeof name === 'object' && name !== null ? textIn(name, language) : String(name ?? ''));
  return (
    <ul>
      {cycles.map((cycle) => (
        <li key={cycle.id}>
          {nameOf(cycle.values['name'])}:{' '}
          {parts
            .filter((part) => part.cycle === cycle.id)
            .map((part, at) => (
              <span key={part.moment}>
                {at > 0 && ', '}
                <Link href={`/cycles/${cycle.id}/moments/${part.moment}`}>{part.moment}</Link>
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}
