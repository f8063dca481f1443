/**
 * JSON Schemas of answers about people. Fastify's serializer writes only what is declared here, so that a column added to
 * a table is not told to everybody by mistake.
 */
const object = (properties: Record<string, unknown>) => ({ type: 'object', properties }) as const;
const list = (items: unknown) => ({ type: 'array', items }) as const;
const text = { type: 'string' } as const;
const int = { type: 'integer' } as const;
const flag = { type: 'boolean' } as const;
const orNull = (type: 'string' | 'integer') => ({ type: [type, 'null'] }) as const;

export const sessionSchema = object({
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
  until: text,
  wrappedIdentity: text,
});

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
      onCall: flag,
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
      at: text,
      account: orNull('integer'),
      what: text,
      about: orNull('integer'),
      detail: { type: 'object', additionalProperties: true },
    }),
  ),
});
