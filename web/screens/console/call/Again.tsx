/** Somebody calls again: her code finds her report, and what she was answered can be read to her. */
import { useEffect, useState } from 'react';
import { parseReceipt, showReceipt } from '../../../../seal/receipt.ts';
import { ApiProblem } from '../../../client/api.ts';
import { problemWords } from '../../../client/words.ts';
import { useI18n } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Curtain } from '../../../ui/Curtain.tsx';
import { Notice, ProblemNotice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Found } from './handIn.ts';
import { findByCode } from './handIn.ts';

interface AgainProps {
  /** The code that was found right before, in its plain form. */
  readonly code: string | undefined;
  readonly found: Found | undefined;
  /** Undefined: it is a new matter after all. */
  readonly onFound: (found: Found | undefined) => void;
}

export const codeField = 'call-code';

export function Again({ code, found, onFound }: AgainProps) {
  const words = useI18n();
  const { t, instant } = words;
  const [typed, setTyped] = useState(code === undefined ? undefined : showReceipt(code));
  const [wrong, setWrong] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isPending, setPending] = useState(false);

  const find = async (): Promise<void> => {
    setWrong(undefined);
    setProblem(undefined);
    const read = parseReceipt(typed ?? '');
    if (!read.ok) {
      const count = (typed ?? '').replace(/[\s\p{P}]/gu, '').length;
      setWrong(t(`callForm.again.wrong.${read.reason}`, { count }));
      return;
    }
    setPending(true);
    try {
      const next = await findByCode(read.receipt);
      if (next) onFound(next);
      else setWrong(t('callForm.again.wrong.unknown'));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  // a form that was taken up again knows the code already
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form opens
  useEffect(() => {
    if (code !== undefined && !found) void find();
  }, []);

  if (found) {
    return (
      <Notice
        tone="info"
        title={
          found.number === undefined
            ? t('callForm.again.elsewhere')
            : t('callForm.again.mine', { number: found.number })
        }
        acts={
          <Button isSmall icon="back" onPress={() => onFound(undefined)}>
            {t('callForm.again.not')}
          </Button>
        }
      >
        {found.answers.length === 0 ? (
          <p>{t('callForm.again.none')}</p>
        ) : (
          <Curtain what={t('callForm.again.answers')}>
            {() => (
              <span className="stack">
                {found.answers.map(({ at, text }) => (
                  <span key={`${at} ${text}`} className="talk-text" dir="auto">
                    {instant(at)}: {text}
                  </span>
                ))}
              </span>
            )}
          </Curtain>
        )}
      </Notice>
    );
  }
  return (
    <details className="act-more" open={code !== undefined}>
      <summary id={codeField}>{t('callForm.again')}</summary>
      <div className="stack">
        <TextField
          label={t('callForm.again.code')}
          help={t('callForm.again.codeHelp')}
          isExact
          error={wrong}
          value={typed}
          onChange={(next) => setTyped(typeof next === 'string' ? next : undefined)}
        />
        {problem && <ProblemNotice problem={problemWords(problem, words)} />}
        <div className="row">
          <Button isPending={isPending} onPress={() => void find()}>
            {t('callForm.again.find')}
          </Button>
        </div>
      </div>
    </details>
  );
}
