/** For tests of keys for programs: programs, what they send, and dossiers that were let in to them. */
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { catalogue } from '../../domain/index.ts';
import { groupsOf } from '../../domain/kernel/roles.ts';
import type { As, Method, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

export const id = (): string => crypto.randomUUID();
export const now = (): string => new Date().toISOString();
export const act = (...operations: object[]): object => ({ id: id(), act: 'plain', operations });
/** Status and problem code. */
export const said = (answer: {
  statusCode: number;
  json(): { code?: string };
}): [number, string | undefined] => [
  answer.statusCode,
  answer.statusCode < 300 ? undefined : answer.json().code,
];

export interface Made {
  readonly account: number;
  readonly key: number;
  readonly token: string;
}

type Send = (method: Method, url: string, body?: object) => Promise<LightMyRequestResponse>;

export interface MachineWorld {
  readonly server: TestServer;
  readonly asAdmin: As;
  readonly asEsi: As;
  /** Makes a program and its key; by default a social worker's, for reading. */
  machine(more?: object): Promise<Made>;
  as(key: Pick<Made, 'token'>, headers?: Readonly<Record<string, string>>): Send;
  /** A dossier that Esi made, with everything of it granted to a party. */
  dossierFor(party: number, kind?: string): Promise<{ dossier: string; number: string }>;
  /** What the access log says of an account, in order. */
  logged(account: number): Promise<{ dossier_id: string; what: string }[]>;
}

export async function machineWorld(): Promise<MachineWorld> {
  const server = await testServer();
  const asAdmin = await server.person('ada', ['administrator']);
  const asEsi = await server.person('esi', ['social-worker']);
  return {
    server,
    asAdmin,
    asEsi,
    async machine(more = {}) {
      const form = {
        name: 'Registry',
        organisation: server.world.organisation,
        roles: ['social-worker'],
        ...more,
      };
      const answer = await asAdmin('POST', '/api/v1/machines', form);
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json();
    },
    as:
      ({ token }, headers = {}) =>
      async (method, url, body) =>
        await server.app.inject({
          method,
          url,
          headers: { authorization: `Bearer ${token}`, ...headers },
          ...(body ? { payload: body } : {}),
        }),
    async dossierFor(party, kind = 'case') {
      const dossier = id();
      const common = { dossier, recorded: now() };
      const entries = Object.values(catalogue.kinds[kind]?.entries ?? {});
      const mine = groupsOf(['social-worker'], catalogue.roles);
      const groups = [...new Set(entries.map((one) => one.group))].filter((group) => mine.has(group));
      const grant = { ...common, op: 'grant', id: id(), grant: id(), party, level: 'work', groups };
      const answer = await asEsi(
        'POST',
        '/api/v1/acts',
        act({ ...common, op: 'create', id: id(), kind }, { ...grant, purpose: 'care', basis: 'assignment' }),
      );
      expect(answer.statusCode, answer.body).toBe(200);
      return { dossier, number: answer.json().dossiers[0].number };
    },
    async logged(account) {
      const { rows } = await server.world.admin.query(
        'select dossier_id, what from gwen.access_log where account = $1 order by id',
        [account],
      );
      return rows;
    },
  };
}
