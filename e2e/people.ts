/** Who lives in the world of the journeys. */

/** Sign-in names of the demonstration's staff. */
export const people = [
  'amina',
  'bruno',
  'chidi',
  'dalia',
  'esi',
  'farid',
  'grace',
  'kavya',
  'hugo',
  'femi',
  'tala',
  'elif',
  'ximena',
  'gita',
  'zainab',
  'ivan',
  'quentin',
  'lindiwe',
  'marta',
  'pablo',
  'uche',
  'jamila',
  'nuru',
  'olga',
  'nadia',
  'beatriz',
  'yusuf',
] as const;
export type Login = (typeof people)[number];

/** Everybody's. */
export const passphrase = 'ladder cinnamon quarry velvet';
