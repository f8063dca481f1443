/**
 * Originals of files by two people [R13]: one asks with a reason, another lets it be opened; then these two can save it for a
 * while, and either can close it.
 */
import { useState } from 'react';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { all, saidOf, writerOf } from '../../../domain/kernel/inquiry.ts';
import { original } from '../../../domain/report/entries.ts';
import { openRequests, openUntil } from '../../../domain/report/originals.ts';
import type { SealedFile } from '../../../domain/report/sealedMessage.ts';
import type { Draft } from '../../client/acts.ts';
import { newId, perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import { openOriginal, withheldOf } from '../../client/cameFiles.ts';
import { useDirectory } from '../../client/directory.ts';
import { saveBlob } from '../../client/files.ts';
import type { SignedIn } from '../../client/session.ts';
import { problemWords } from '../../client/words.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { cameTexts } from '../../messages/parts/cameFiles.en.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import type { Unsaid } from '../../ui/unsaid.ts';
import type { OpenDossier } from '../dossier/useDossier.ts';

addMessages('en', cameTexts);

export interface OriginalProps {
  readonly signedIn: SignedIn;
  readonly open: OpenDossier;
  readonly reload: () => void;
  readonly file: SealedFile;
  /** So long an original stays open. */
  readonly hours: number;
}

/** Does an act and loads the report anew; what stood in its way. */
function useAct(reload: () => void) {
  const words = useI18n();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    setPending(true);
    setProblem(undefined);
    try {
      await work();
      reload();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return { isPending, act, notice: problem && <ProblemNotice problem={problemWords(problem, words)} /> };
}

const answering = ({ dossier }: OpenDossier, one: EntryState, letOpen: boolean): readonly Draft[] => [
  {
    op: 'set',
    dossier: dossier.id,
    type: original.type,
    entry: one.id,
    base: dossier.version,
    set: { letOpen },
  },
];

/** The original of one file: asking for it, how far that is, saving it. */
export function Original({ signedIn, open, reload, file, hours }: OriginalProps) {
  const { t, instant, list } = useI18n();
  const known = useDirectory();
  const { isPending, act, notice } = useAct(reload);
  const [isBroken, setBroken] = useState(false);
  const { dossier } = open;
  const me = signedIn.session.account;
  const place = withheldOf(file);
  const asked = all(dossier, original).filter((one) => saidOf(original, one, 'file') === place?.id);
  const one = asked.at(-1);
  const letOpen = one && saidOf(original, one, 'letOpen');
  const until = one && openUntil(one, hours);
  const isOpen = until !== undefined && until > new Date();
  const two = one ? [writerOf(one, 'reason'), writerOf(one, 'letOpen')] : [];
  const names = two.flatMap((account) => (account === undefined ? [] : [known.accountName(account)]));
  const save = async (): Promise<void> => {
    try {
      setBroken(false);
      saveBlob(await openOriginal(dossier.id, file), file.name || dossier.number);
    } catch (error) {
      if (error instanceof ApiProblem) throw error;
      setBroken(true);
    }
  };
  return (
    <div className="stack">
      {notice}
      {isBroken && <p role="alert">{t('came.broken')}</p>}
      {one && letOpen === undefined ? (
        <p className="small">{t('came.waits', { who: known.accountName(one.by) })}</p>
      ) : one && isOpen ? (
        <>
          <p className="small">{t('came.open', { at: instant(until), who: list(names) })}</p>
          <div className="row">
            {two.includes(me) && (
              <Button isSmall icon="lock" isPending={isPending} onPress={() => void act(save)}>
                {t('came.original')}
              </Button>
            )}
            <Button
              kind="plain"
              isSmall
              onPress={() => void act(() => perform('let-original-open', answering(open, one, false)))}
            >
              {t('came.close')}
            </Button>
          </div>
          {two.includes(me) && <p className="small soft">{t('came.original.warning')}</p>}
        </>
      ) : (
        <>
          {one && (
            <p className="small soft">{until ? t('came.over', { at: instant(until) }) : t('came.refused')}</p>
          )}
          {place && <Ask report={dossier.id} file={place.id} reload={reload} />}
        </>
      )}
    </div>
  );
}

interface AskProps {
  readonly report: string;
  readonly file: string;
  readonly reload: () => void;
}

function Ask({ report, file, reload }: AskProps) {
  const { t } = useI18n();
  const { isPending, act, notice } = useAct(reload);
  const [reason, setReason] = useState<string | Unsaid>();
  const [entry] = useState(newId);
  const ask = (): Promise<unknown> =>
    perform('ask-for-original', [
      {
        op: 'set',
        dossier: report,
        type: original.type,
        entry,
        base: 0,
        set: { file, reason: String(reason) },
      },
    ]);
  return (
    <details className="act-more">
      <summary>{t('came.ask')}</summary>
      <div className="stack">
        {notice}
        <TextArea
          label={t('came.ask.reason')}
          help={t('came.ask.help')}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <Button
          isSmall
          isPending={isPending}
          isDisabled={typeof reason !== 'string' || reason.trim() === ''}
          onPress={() => void act(ask)}
        >
          {t('came.ask.send')}
        </Button>
      </div>
    </details>
  );
}

/** Requests of others that wait for an answer: shown to everybody who judges this report. */
export function Requests({ signedIn, open, reload }: Omit<OriginalProps, 'file' | 'hours'>) {
  const { t } = useI18n();
  const known = useDirectory();
  const { isPending, act, notice } = useAct(reload);
  const waiting = openRequests(open.dossier);
  if (waiting.length === 0) return null;
  return (
    <section className="stack" aria-label={t('came.requests')}>
      {notice}
      {waiting.map((one) => (
        <div className="report-alert" key={one.id}>
          <p>{t('came.request', { who: known.accountName(one.by) })}</p>
          <p dir="auto">{String(saidOf(original, one, 'reason') ?? '')}</p>
          {one.by === signedIn.session.account ? (
            <p className="small soft">{t('came.own')}</p>
          ) : (
            <div className="row">
              {([true, false] as const).map((letOpen) => (
                <Button
                  key={String(letOpen)}
                  isSmall
                  kind={letOpen ? 'primary' : 'plain'}
                  isPending={isPending}
                  onPress={() => void act(() => perform('let-original-open', answering(open, one, letOpen)))}
                >
                  {t(letOpen ? 'came.let' : 'came.letNot')}
                </Button>
              ))}
            </div>
          )}
        </div>
      ))}
    </section>
  );
}
