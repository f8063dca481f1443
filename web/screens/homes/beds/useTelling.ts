/** Telling who is in the house: one tap, one act, taken back as long as its word stands there. */
import { useState } from 'react';
import { presence as presences } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import type { Draft } from '../../../client/acts.ts';
import { newId } from '../../../client/acts.ts';
import { ApiProblem } from '../../../client/api.ts';
import { useOutbox } from '../../../client/kept.ts';
import { useI18n } from '../../../i18n.ts';
import { toast } from '../../../ui/Toast.tsx';
import type { Lodger } from './board.ts';

type What = (typeof presences.codes)[number];
/** @param lastSeen of one who is missing */
export type Tell = (one: Lodger, what: What, lastSeen?: string) => void;

interface Telling {
  readonly tell: Tell;
  readonly problem: ApiProblem | undefined;
  /** The child whose tap is under way. */
  readonly pending: string | undefined;
}

/** @param onTold fetches the board again */
export function useTelling(onTold: () => void): Telling {
  const { t, declared } = useI18n();
  const { hand } = useOutbox();
  const [problem, setProblem] = useState<ApiProblem>();
  const [pending, setPending] = useState<string>();

  const attempt = async (one: Lodger, name: string, drafts: readonly Draft[]): Promise<boolean> => {
    setPending(one.dossier);
    setProblem(undefined);
    const answer = await hand(name, drafts);
    setPending(undefined);
    if (answer instanceof ApiProblem) setProblem(answer);
    else if (answer === 'kept') toast(t('beds.kept'), 'info');
    onTold();
    return answer === 'sent';
  };

  const tell: Tell = (one, what, lastSeen) => {
    const at = new Date().toISOString();
    const common = { dossier: one.dossier, base: one.version } as const;
    const entry = newId();
    const drafts: readonly Draft[] = [
      { ...common, op: 'set', type: 'presence', entry, set: { stay: one.stay, is: what, at } },
      ...(what === 'missing'
        ? [
            {
              ...common,
              op: 'set' as const,
              type: 'incident',
              entry: newId(),
              set: { kind: 'missing', at, ...(lastSeen ? { lastSeen } : {}) },
            },
          ]
        : []),
    ];
    void attempt(one, what === 'missing' ? 'tell-missing' : 'tell-presence', drafts).then((isSent) => {
      if (!isSent) return;
      const word = t('beds.told', {
        number: one.number,
        what: declared(codeLabelKey(presences, what)),
      });
      const takeBack: Draft = {
        ...common,
        op: 'withdraw',
        entry,
        type: 'presence',
        base: one.version + drafts.length,
        reason: t('beds.undoWhy'),
      };
      // that a child is missing is put right by saying that she is back
      if (what === 'missing') toast(word);
      else
        toast(word, 'done', {
          label: t('beds.undo'),
          onAct: () => void attempt(one, 'take-back', [takeBack]),
        });
    });
  };
  return { tell, problem, pending };
}
