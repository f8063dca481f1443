/** People of a plan for its tests, and a plan they share. */
import type { Actor } from '../kernel/safeguard.ts';
import type { SetOptions, World } from '../testing.ts';
import { must } from '../testing.ts';

const person = (account: number, role: string, organisation: number): Actor => ({
  account,
  roles: [role],
  parties: [account],
  organisation,
});

export const organisations = { ministry: 4, unions: 20, employers: 21, charity: 22 } as const;

/** Keep the plan. */
export const petra = person(41, 'plan-coordinator', organisations.ministry);
export const pavel = person(42, 'plan-coordinator', organisations.ministry);
/** Speak for their organisations. */
export const wole = person(43, 'focal-point', organisations.unions);
export const emma = person(44, 'focal-point', organisations.employers);
export const nia = person(45, 'focal-point', organisations.charity);

/** A draft of a plan made by Petra, worked on by all of them. */
export function openPlan(world: World): string {
  const plan = world.create(petra, 'plan');
  const share = { level: 'work', purpose: 'planning', basis: 'assignment' } as const;
  const open = ['national-plan', 'law', 'treaty-report'];
  must(world.grant(petra, plan, { ...share, party: pavel.account, groups: [...open, 'plan-money'] }));
  for (const { account } of [wole, emma, nia])
    must(world.grant(petra, plan, { ...share, party: account, groups: open }));
  return plan;
}

/** An action that lacks nothing; the unions answer for it, the charity helps. */
export const wholeAction = {
  heading: 'prevention',
  catalogue: 'report-bad-employers',
  actor: 'workers',
  organisation: organisations.unions,
  with: { add: { [crypto.randomUUID()]: { organisation: organisations.charity } } },
  area: 'XA-1',
  reaches: ['girls', 'from-15-to-17'],
  from: '2026-01',
  until: '2026-12-31',
  shownBy: ['published-report'],
};

/** A plan in force with that action; ids of both. */
export function openPlanInForce(
  world: World,
  action: object = wholeAction,
): { readonly plan: string; readonly action: string } {
  const plan = openPlan(world);
  world.set(petra, plan, 'objective', { heading: 'prevention', title: 'No child works in a kiln' });
  const id = world.set(petra, plan, 'action', action);
  must(world.move(petra, plan, 'in-force'));
  return { plan, action: id };
}

/** How an action stands, as its organisation says. */
export const reports = (
  world: World,
  plan: string,
  action: string,
  state: string,
  options: SetOptions = {},
): string => world.set(wole, plan, 'progress', { action, state }, options);
