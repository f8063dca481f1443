/** Who can see this dossier, what of it, why and until when: always one tap away, and ended where one may. */
import { useState } from 'react';
import { groupLabelKey } from '../../../domain/groups.ts';
import type { Grant } from '../../../domain/kernel/dossier.ts';
import { perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import { catalogue } from '../../client/catalogue.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SessionBody } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { useI18n } from '../../i18n.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { OpenDossier } from './useDossier.ts';

interface WhoSeesProps {
  readonly open: OpenDossier;
  readonly session: SessionBody;
  readonly onEnded: () => void;
}

export function WhoSees({ open, session, onEnded }: WhoSeesProps) {
  const { t, declared, instant, list } = useI18n();
  const known = useDirectory();
  const now = Date.now();
  const { dossier } = open;
  const inForce = dossier.grants.filter((grant) => !grant.until || Date.parse(grant.until) > now);
  const holds = inForce.some(({ party, level }) => level === 'steward' && session.parties.includes(party));
  const mayGive = holds && session.roles.some((role) => catalogue().roles[role]?.grants);
  return (
    <details className="who-sees">
      <summary>{t('dossier.whoSees', { count: new Set(inForce.map((grant) => grant.party)).size })}</summary>
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="stack">
        {inForce.map((grant) => (
          <li key={grant.id}>
            <strong>
              {known.partyName(grant.party) ??
                t(grant.purpose === 'reporter' ? 'dossier.reporter' : 'dossier.limited')}
            </strong>
            <p className="small soft">
              {t('dossier.sees', {
                level: declared(`level.${grant.level}`),
                purpose: declared(`purpose.${grant.purpose}`),
                basis: declared(`basis.${grant.basis}`),
              })}
              {grant.until && <> · {t('dossier.until', { at: instant(grant.until) })}</>}
            </p>
            <p className="small soft">{list(grant.groups.map((group) => declared(groupLabelKey(group))))}</p>
            {(mayGive || session.parties.includes(grant.party)) && (
              <End dossier={dossier.id} grant={grant} onEnded={onEnded} />
            )}
          </li>
        ))}
      </ul>
      {mayGive && (
        <ButtonLink href={`/dossiers/${dossier.id}/let-in`} isSmall icon="add">
          {t('grants.letIn')}
        </ButtonLink>
      )}
    </details>
  );
}

interface EndProps {
  readonly dossier: string;
  readonly grant: Grant;
  readonly onEnded: () => void;
}

/** Ending what somebody sees, with why. */
function End({ dossier, grant, onEnded }: EndProps) {
  const words = useI18n();
  const { t } = words;
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isPending, setPending] = useState(false);
  if (!isAsking) {
    return (
      <Button isSmall kind="plain" icon="close" onPress={() => setAsking(true)}>
        {t('grants.end')}
      </Button>
    );
  }
  const end = async (): Promise<void> => {
    if (!reason) return;
    setPending(true);
    setProblem(undefined);
    try {
      await perform('end-access', [{ op: 'revoke', dossier, grant: grant.id, reason }]);
      onEnded();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
    setPending(false);
  };
  return (
    <div className="stack">
      <TextField
        label={t('act.reason')}
        isRequired
        value={reason}
        onChange={(text) => setReason(typeof text === 'string' ? text : undefined)}
      />
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      <div className="row">
        <Button isSmall kind="danger" isPending={isPending} onPress={() => void end()}>
          {t('grants.end')}
        </Button>
        <Button isSmall kind="plain" onPress={() => setAsking(false)}>
          {t('grants.keep')}
        </Button>
      </div>
    </div>
  );
}
