/** A button that saves a file, says why not where it cannot, and reminds of what lies in it. */
import { useState } from 'react';
import { ApiProblem } from '../client/api.ts';
import { saveFile } from '../client/files.ts';
import { problemWords } from '../client/words.ts';
import { useI18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { toast } from '../ui/Toast.tsx';

interface SaveFileProps {
  /** Under /api/v1. */
  readonly path: string;
  /** What the file is called. */
  readonly name: string;
  readonly children: string;
  readonly isSmall?: boolean;
}

export function SaveFile({ path, name, children, isSmall = false }: SaveFileProps) {
  const words = useI18n();
  const [isPending, setPending] = useState(false);
  const [failed, setFailed] = useState<ApiProblem>();
  const save = async (): Promise<void> => {
    setPending(true);
    setFailed(undefined);
    try {
      await saveFile(path, name);
      toast(words.t('file.saved'));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setFailed(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button kind="plain" isSmall={isSmall} isPending={isPending} onPress={() => void save()}>
        {children}
      </Button>
      {failed && <ProblemNotice problem={problemWords(failed, words)} />}
    </>
  );
}
