/** Who asks in the measures: workers of the filled database, as their sessions are. */
import { groupCode } from '../domain/groups.ts';
import { catalogue } from '../domain/index.ts';
import { groupsOf } from '../domain/kernel/roles.ts';
import type { Session } from '../server/store/session.ts';
import type { World } from './world.ts';

export interface Worker {
  readonly session: Session;
}

/** The sessions of these workers (by number), each in her team. */
export async function workers({ admin }: World, most: number): Promise<Worker[]> {
  const { rows } = await admin.query<{ account: number; team: number; organisation: number }>(
    `select a.id as account, m.team, a.organisation from gwen.account a join gwen.membership m on m.account = a.id
     where a.login ~ '^worker' order by md5(a.login) limit $1`,
    [most],
  );
  const groups = [...groupsOf(['social-worker'], catalogue.roles)].map(groupCode);
  return rows.map(({ account, team, organisation }) => ({
    session: { account, roles: ['social-worker'], parties: [account, team], groups, organisation },
  }));
}

export async function someWorker(world: World): Promise<Worker> {
  const [worker] = await workers(world, 1);
  if (!worker) throw new Error('the database is not filled');
  return worker;
}
