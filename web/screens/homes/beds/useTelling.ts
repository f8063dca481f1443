/** Telling who is in the house: one tap, one act, which can be taken back until the next one. */
import { useState } from 'react';
import type { presence as presences } from '../../../../domain/codes/index.ts';
import type { Draft } from '../../../client/acts.ts';
import { newId } from '../../../client/acts.ts';
import { ApiProblem } from '../../../client/api.ts';
import { useOutbox } from '../../../client/kept.ts';
import { useI18n } from '../../../i18n.ts';
import type { Lodger } from './board.ts';

type What = (typeof presences.codes)[number];
/** @param lastSeen of one who is missing */
export type Tell = (one: Lodger, what: What, lastSeen?: string) => void;

interface Told {
  readonly one: Lodger;
  readonly takeBack: Draft;
}

interface Telling {
  readonly tell: Tell;
  readonly problem: ApiProblem | undefined;
  /** The child whose tap is under way. */
  readonly pending: string | undefined;
  /** The child of whom something was told last, where that can be taken back. */
  readonly told: string | undefined;
  readonly takeBack: () => void;
  /** The last tap waits on this device for a network. */
  readonly isKept: boolean;
}

/** @param onTold fetches the board again */
export function useTelling(onTold: () => void): Telling {
  const { t } = useI18n();
  const { hand } = useOutbox();
  const [problem, setProblem] = useState<ApiProblem>();
  const [pending, setPending] = useState<string>();
  const [told, setTold] = useState<Told>();
  const [isKept, setKept] = useState(false);

  const attempt = async (one: Lodger, name: string, drafts: readonly Draft[]): Promise<boolean> => {
    setPending(one.dossier);
    setProblem(undefined);
    setTold(undefined);
    const answer = await hand(name, drafts);
    setPending(undefined);
    setKept(answer === 'kept');
    if (answer instanceof ApiProblem) setProblem(answer);
    onTold();
    return answer === 'sent';
  };

  const tell: Tell = (one, what, lastSeen) => {
    const at = new Date().toISOString();
    const common = { dossier: one.dossier, base: one.version } as const;
    const entry = newId();
    const presence: Draft = {
      ...common,
      op: 'set',
      type: 'presence',
      entry,
      set: { stay: one.stay, is: what, at },
    };
    if (what === 'missing') {
      // put right by saying that she is back: those who were told are not to wonder
      const incident: Draft = {
        ...common,
        op: 'set',
        type: 'incident',
        entry: newId(),
        set: { kind: 'missing', at, ...(lastSeen ? { lastSeen } : {}) },
      };
      void attempt(one, 'tell-missing', [presence, incident]);
      return;
    }
    const takeBack: Draft = {
      ...common,
      op: 'withdraw',
      entry,
      type: 'presence',
      base: one.version + 1,
      reason: t('beds.undoWhy'),
    };
    void attempt(one, 'tell-presence', [presence]).then((isSent) => {
      if (isSent) setTold({ one, takeBack });
    });
  };
  return {
    tell,
    problem,
    pending,
    told: told?.one.dossier,
    takeBack: () => {
      if (told) void attempt(told.one, 'take-back', [told.takeBack]);
    },
    isKept,
  };
}
