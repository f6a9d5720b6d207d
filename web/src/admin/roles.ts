// The rights there are, in the order of the server (access/role.h).
export const roles = [
  'administrator',
  'quality_manager',
  'data_protection_officer',
  'facilitator',
  'member',
  'trainer',
  'learner',
  'observer',
  'provider',
] as const;
export type Role = (typeof roles)[number];

export function isRole(code: string): code is Role {
  return (roles as readonly string[]).includes(code);
}

/** Their holders need a second factor and a longer password. */
export const strictRoles: readonly Role[] = ['administrator', 'data_protection_officer'];
