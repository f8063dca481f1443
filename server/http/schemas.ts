/**
 * JSON Schemas of answers about people. Fastify's serializer writes only what is declared here, so that a column added to
 * a table is not told to everybody by mistake.
 */
import { flag, int, list, moment, object, orNull, text } from './openapi/json.ts';

export const sessionSchema = object(
  {
    account: int,
    login: text,
    name: text,
    locale: text,
    roles: list(text),
    organisation: int,
    teams: list(int),
    parties: list(int),
    groups: list(text),
    csrf: text,
    recipient: orNull('string'),
    initial: flag,
    hasTotp: flag,
    idleMinutes: int,
    until: moment,
    wrappedIdentity: text,
  },
  ['wrappedIdentity'],
);

export const directorySchema = object({
  organisations: list(object({ id: int, name: text, gwen: text, area: text, closed: flag })),
  teams: list(
    object({
      id: int,
      name: text,
      kind: text,
      organisation: int,
      area: text,
      discipline: orNull('string'),
      members: list(int),
    }),
  ),
  accounts: list(
    object({
      id: int,
      name: text,
      roles: list(text),
      organisation: int,
      recipient: orNull('string'),
      /** A program, not a person. */
      machine: flag,
      ended: flag,
    }),
  ),
});

export const areasSchema = object({
  areas: list(object({ code: text, parent: orNull('string'), name: text })),
});

export const keysSchema = object({
  recipient: orNull('string'),
  epochs: list(
    object({
      id: int,
      team: int,
      recipient: text,
      recovery: text,
      since: text,
      ended: orNull('string'),
      box: orNull('string'),
    }),
  ),
  lacking: list(object({ epoch: int, account: int, recipient: text })),
  shares: list(object({ epoch: int, box: text })),
});

export const administrationSchema = object({
  lines: list(
    object({
      id: text,
      at: moment,
      account: orNull('integer'),
      what: text,
      about: orNull('integer'),
      detail: { type: 'object', additionalProperties: true },
    }),
  ),
});

export const healthSchema = object({
  bytes: { type: 'integer', description: 'Size of all tables with their indexes.' },
  dossiers: { type: 'integer', description: 'Estimated.' },
  changes: { type: 'integer', description: 'Estimated.' },
  files: int,
  backup: orNull('string'),
  root: orNull('string'),
  key: orNull('string'),
  points: list(object({ team: int, since: orNull('string') })),
  jobs: object({ waiting: int, failing: int }),
  wrongCodes: {
    ...object({ count: int, names: int, last: orNull('string') }),
    description: 'Of responders by text message, within a week.',
  },
  outOfSight: {
    ...object({ dossiers: int, parties: list(int) }),
    description: 'Dossiers on which nobody can work: all who have rights in them are kept out.',
  },
});

export const settingsSchema = object({
  settings: list(
    object({
      id: text,
      unit: text,
      default: int,
      min: int,
      max: int,
      value: int,
      history: list(object({ since: moment, value: int, account: orNull('integer') })),
    }),
  ),
});

export const loginsSchema = object({ logins: list(object({ account: int, login: text })) });

const bounds = { type: ['string', 'null'], format: 'date-time' };
const machineKey = object({
  id: int,
  name: text,
  kinds: { type: ['array', 'null'], items: text, description: 'null: all kinds that its roles open' },
  groups: { type: ['array', 'null'], items: text, description: 'null: all data groups of its roles' },
  writes: flag,
  perMinute: int,
  created: moment,
  expires: moment,
  revoked: bounds,
  used: bounds,
});
export const machinesSchema = object({
  machines: list(
    object({
      account: int,
      name: text,
      organisation: int,
      roles: list(text),
      ended: flag,
      keys: list(machineKey),
    }),
  ),
});
/** A new key: the only time that it is told. */
export const newMachineSchema = object({ account: int, key: int, token: text, expires: moment });

export const madeSchema = object({ id: int });
