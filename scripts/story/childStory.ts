/**
 * One child's story, told by a program that knows Gwen only by the client made from its description (client.ts is made
 * beside a copy of this file by scripts/client.test.ts): somebody reports, the contact point judges, a team goes, a case
 * is opened and carried to its end. Each step takes what the one before answered.
 */
import type { Operations, Problem, Result, Schemas } from './client.ts';
import { newClient } from './client.ts';

type Headers = () => Readonly<Record<string, string>>;

export interface Cast {
  readonly url: string;
  readonly people: Readonly<Record<'operator' | 'responder' | 'worker' | 'supervisor', Headers>>;
  readonly accounts: Readonly<Record<'worker' | 'supervisor' | 'registry', number>>;
  readonly team: number;
  /** Another service, which carries on. */
  readonly organisation: number;
  /** Data groups of a case that its worker gets. */
  readonly groups: readonly string[];
  /** Of the registry, which only reads. */
  readonly key: string;
  readonly receipt: { readonly locator: string; readonly proof: string; readonly recipient: string };
  /** Seals words as the sender's device does. */
  readonly seal: (to: readonly string[]) => Promise<string>;
}

export interface Told {
  readonly report: string;
  readonly case: string;
  readonly states: readonly string[];
  readonly refusals: readonly Problem<'do-close-case'>[];
  readonly seenByRegistry: readonly string[];
}

const id = (): string => crypto.randomUUID();
const today = new Date().toISOString().slice(0, 10);
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export async function live(cast: Cast): Promise<Told> {
  const { url, people } = cast;
  const anybody = newClient({ url });
  const operator = newClient({ url, headers: people.operator });
  const responder = newClient({ url, headers: people.responder });
  const worker = newClient({ url, headers: people.worker });
  const supervisor = newClient({ url, headers: people.supervisor });
  const registry = newClient({ url, key: cast.key });

  // somebody reports, on the public page
  const way = done(await anybody('findWay', { body: { involved: [] } }));
  const { recipient, locator, proof } = cast.receipt;
  done(
    await anybody('sendReport', {
      body: {
        ...{ language: 'en', danger: 'yes', involved: [], epoch: way.epoch },
        ...{ locator, proof, recipient, box: await cast.seal([...way.to, recipient]) },
      },
    }),
  );

  // the contact point finds it, and judges it
  const { dossiers } = done(await operator('listDossiers', { query: { kind: 'report', state: 'received' } }));
  const [found] = dossiers;
  if (!found) throw new Error('No report arrived.');
  const report = async (): Promise<Schemas['report']> => kindOf(await read(operator, found.id), 'report');
  const on = async () => ({ report: { id: found.id, version: (await report()).version } });
  const possible = done(await operator('readPossibleActs', { path: { id: found.id } }));
  if (!possible.acts.some(({ act }) => act === 'judge-report')) throw new Error('Nobody may judge it.');
  const judgement: Schemas['report.triage.values'] = {
    ...{ moment: 'exploitation', urgency: 'going-on', area: 'ZZ', girls: 1, basis: 'seen' },
    ages: { from: 12, to: 14 },
  };
  done(
    await operator('do-judge-report', {
      body: { id: id(), dossiers: await on(), steps: { judgement: { set: judgement }, triaged: {} } },
    }),
  );

  // a team goes, reaches her, and tells so
  const call = done(
    await operator('do-call-team', {
      body: {
        id: id(),
        dossiers: await on(),
        steps: {
          call: {
            set: {
              ...{ team: cast.team, discipline: 'social-work', task: 'reach-child', urgency: 'going-on' },
              askedAt: new Date().toISOString(),
            },
          },
          'let-in': { party: cast.team },
          responding: {},
        },
      },
    }),
  ).steps['call']?.entry;
  if (!call) throw new Error('No call was made.');
  done(
    await responder('do-tell-of-response', {
      body: {
        id: id(),
        dossiers: await on(),
        steps: {
          call: {
            entry: call,
            set: { arrivedAt: new Date().toISOString(), safeForTeam: true, result: 'child-reached' },
          },
        },
      },
    }),
  );

  // her case begins with the report
  const names = [{ part: 'given', text: 'Ama' }] as const;
  const opened = done(
    await operator('do-open-case-from-report', {
      body: {
        id: id(),
        dossiers: await on(),
        steps: {
          case: { area: 'ZZ' },
          arrival: { set: { track: 'suspected-victim', date: today, firstLanguage: 'en' } },
          identity: {
            set: { names, sex: 'female', ageBasis: 'statement', estimatedAge: { from: 12, to: 14 } },
          },
          'hand-over': { party: cast.accounts.worker, groups: cast.groups },
        },
      },
    }),
  );
  const child = opened.steps['case']?.dossier;
  if (!child) throw new Error('No case was opened.');
  done(
    await operator('do-answer-report', {
      body: {
        id: id(),
        dossiers: await on(),
        steps: { outcome: { set: { result: 'child-reached', girlsReached: 1 } }, answered: {} },
      },
    }),
  );

  // her worker looks after her, step by step
  const her = async () => ({ case: { id: child, version: (await read(worker, child)).version } });
  const states: string[] = [];
  const reached = async (): Promise<void> => {
    const { state } = await read(worker, child);
    if (states.at(-1) !== state) states.push(state);
  };
  await reached();
  const refusals: Problem<'do-close-case'>[] = [];
  // nobody ends what has only begun: the answer is a problem that says so in code and words
  const early = await worker('do-close-case', {
    body: { id: id(), dossiers: await her(), steps: { closed: {} } },
  });
  if (early.ok) throw new Error('It was closed at once.');
  refusals.push(early.problem);
  done(
    await worker('do-identify-child', {
      body: {
        id: id(),
        dossiers: await her(),
        steps: {
          decision: { set: { decision: 'presumed', authority: 'child-protection' } },
          identified: {},
        },
      },
    }),
  );
  await reached();
  done(
    await worker('do-assess-child', {
      body: {
        id: id(),
        dossiers: await her(),
        steps: {
          need: { set: { kind: 'full', domain: 'safety', severity: 'mild', on: today } },
          risk: {
            set: {
              ...{ reach: 'unlikely', level: 'low', validUntil: inDays(60), on: today },
              safetyPlan: 'She does not go out alone.',
            },
          },
          assessed: {},
        },
      },
    }),
  );
  await reached();
  await lives();

  // what stands in the way is read from the problem: being safe for a while, before her goals count as met
  const propose = async (set: Schemas['case.closure.values'], entry?: string): Promise<string | undefined> =>
    done(
      await worker('do-propose-closing', {
        body: { id: id(), dossiers: await her(), steps: { closing: { set, ...(entry ? { entry } : {}) } } },
      }),
    ).steps['closing']?.entry;
  const close = async () =>
    await supervisor('do-close-case', {
      body: {
        ...{ id: id(), dossiers: { case: { id: child, version: (await read(supervisor, child)).version } } },
        steps: { closed: { reason: 'Read through with the worker.' } },
      },
    });
  const closure = await propose({ reason: 'goals-met', why: 'She is well where she is.', on: today });
  const soon = await close();
  if (soon.ok) throw new Error('It was closed before she was safe for long.');
  refusals.push(soon.problem);

  // so another service carries on, and her file here is closed
  await propose(
    {
      reason: 'handed-over',
      why: 'Her family’s own office carries on.',
      handedTo: cast.organisation,
      on: today,
    },
    closure,
  );
  const closing = await close();
  if (!closing.ok) refusals.push(closing.problem);
  await reached();

  // the registry reads what was let in to it, and changes nothing
  const shown = done(
    await registry('listDossiers', { query: { kind: 'case', where: 'identity.sex:female' } }),
  );
  const tried = await registry('submitAct', {
    body: { id: id(), act: 'plain', operations: [{ ...operation(child), op: 'transition', to: 'closed' }] },
  });
  if (tried.ok || tried.problem.code !== 'out-of-scope') throw new Error('A key that reads wrote.');
  return {
    report: found.id,
    case: child,
    states,
    refusals,
    seenByRegistry: shown.dossiers.map((one) => one.id),
  };

  /** A plan; and who reads along is let in. */
  async function lives(): Promise<void> {
    const grant = (party: number, level: 'read' | 'work', purpose: 'supervision' | 'planning') => ({
      ...({ ...operation(child ?? ''), op: 'grant', grant: id(), party, level, purpose } as const),
      ...({ groups: level === 'work' ? cast.groups : ['identity'], basis: 'assignment' } as const),
    });
    done(
      await worker('submitAct', {
        body: {
          ...{ id: id(), act: 'plain' },
          operations: [
            grant(cast.accounts.supervisor, 'work', 'supervision'),
            grant(cast.accounts.registry, 'read', 'planning'),
          ],
        },
      }),
    );
    done(
      await worker('do-plan-care', {
        body: {
          id: id(),
          dossiers: await her(),
          steps: {
            plan: {
              set: { childAgreed: true, from: today, until: inDays(180) },
            },
            planned: {},
          },
        },
      }),
    );
    await reached();
  }
}

const operation = (dossier: string) => ({ id: id(), dossier, recorded: new Date().toISOString() });

async function read(as: ReturnType<typeof newClient>, dossier: string): Promise<Schemas['Dossier']> {
  return done(await as('readDossier', { path: { id: dossier } }));
}

function kindOf<K extends Schemas['Dossier']['kind']>(
  dossier: Schemas['Dossier'],
  kind: K,
): Extract<Schemas['Dossier'], { kind: K }> {
  if (dossier.kind !== kind) throw new Error(`It is a ${dossier.kind}.`);
  return dossier as Extract<Schemas['Dossier'], { kind: K }>;
}

/** The answer of a call that must not fail. */
function done<K extends keyof Operations>(result: Result<K>): Operations[K]['answer'] {
  if (result.ok) return result.answer;
  throw new Error(JSON.stringify(result.problem));
}
