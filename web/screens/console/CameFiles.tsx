/**
 * Files that came with a message: shown as copies, opened and cleaned on this device while somebody looks; their originals by
 * two people [R13]. Always drawn behind the talk's curtain.
 */
import { useEffect, useState } from 'react';
import type { FilePlace, SealedFile } from '../../../domain/report/sealedMessage.ts';
import { perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import type { Copy } from '../../client/cameFiles.ts';
import { copyName, openCopy, withheldOf } from '../../client/cameFiles.ts';
import { useResource } from '../../client/data.ts';
import { saveBlob, storeFile } from '../../client/files.ts';
import type { DossierLine } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { cameTexts } from '../../messages/parts/cameFiles.en.ts';
import { Button } from '../../ui/Button.tsx';
import { showSize } from '../../ui/FileField.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import type { OriginalProps } from './Originals.tsx';
import { Original } from './Originals.tsx';

addMessages('en', cameTexts);

interface Arrived {
  readonly files: readonly { readonly id: string; readonly parts: number; readonly have: number }[];
  /** So long an original stays open. */
  readonly originalHours: number;
}

const lookEveryMs = 15_000;

export interface CameFilesProps extends Omit<OriginalProps, 'file' | 'hours'> {
  readonly files: readonly SealedFile[];
  /** Cases that the report led to and she may write files in. */
  readonly cases: readonly DossierLine[];
}

export function CameFiles({ files, ...more }: CameFilesProps) {
  const { t } = useI18n();
  const { id } = more.open.dossier;
  const arrived = useResource<Arrived>(`/reports/${id}/files`, {
    concerns: ({ dossiers }) => dossiers.includes(id),
    everyMs: lookEveryMs,
  }).data;
  if (!arrived) return <Loading />;
  return (
    <ul className="came-files" aria-label={t('came.title')}>
      {files.map((file, at) => (
        // a message never changes once it is written
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <CameFile key={at} file={file} arrived={arrived} {...more} />
      ))}
    </ul>
  );
}

type CameFileProps = Omit<CameFilesProps, 'files'> & { readonly file: SealedFile; readonly arrived: Arrived };

/** Which part of a place's parts has arrived, 0 to 1; undefined where the server knows nothing of it. */
const partOf = (place: FilePlace | undefined, { files }: Arrived): number | undefined => {
  const found = files.find(({ id }) => id === place?.id);
  return found && found.have / found.parts;
};

function CameFile({ file, arrived, ...more }: CameFileProps) {
  const { t, number } = useI18n();
  const [isShown, setShown] = useState(false);
  const { copy } = file;
  const shown = partOf(copy ?? file.whole, arrived);
  const withheld = withheldOf(file);
  return (
    <li className="came-file stack">
      <p>
        <Icon name={file.type.startsWith('image/') ? 'photo' : 'list'} /> <bdi>{file.name}</bdi>{' '}
        <span className="small soft">{showSize((copy ?? file.whole)?.size ?? 0, number)}</span>
      </p>
      {shown === undefined || shown === 0 ? (
        <p className="small soft">{t('came.none')}</p>
      ) : shown < 1 ? (
        <p className="small soft" role="status">
          {t('came.arriving', { part: number(shown, { style: 'percent' }) })}
        </p>
      ) : copy ? (
        <>
          <Button
            isSmall
            icon={isShown ? 'hidden' : 'shown'}
            label={t(isShown ? 'came.hide' : 'came.show', { name: file.name })}
            onPress={() => setShown(!isShown)}
          >
            {t(isShown ? 'curtain.hide' : 'came.show', { name: '' })}
          </Button>
          {isShown && <Shown place={copy} open={more.open} cases={more.cases} />}
        </>
      ) : (
        <p className="small soft">{t('came.kept')}</p>
      )}
      {withheld && partOf(withheld, arrived) === 1 && (
        <Original file={file} hours={arrived.originalHours} {...more} />
      )}
    </li>
  );
}

type ShownProps = { readonly place: FilePlace } & Pick<CameFilesProps, 'open' | 'cases'>;

function Shown({ place, open, cases }: ShownProps) {
  const words = useI18n();
  const { t } = words;
  const { id, number } = open.dossier;
  const [copy, setCopy] = useState<Copy>();
  const [url, setUrl] = useState<string>();
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    let made: string | undefined;
    let isOver = false;
    openCopy(id, place).then(
      (found) => {
        if (isOver) return;
        made = URL.createObjectURL(found.blob);
        setCopy(found);
        setUrl(made);
      },
      () => setBroken(true),
    );
    return () => {
      isOver = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, place]);
  if (isBroken) return <p role="alert">{t('came.broken')}</p>;
  if (!copy || !url) return <Loading />;
  return (
    <>
      <Media copy={copy} url={url} />
      <p className="small soft">{t('came.cleaned')}</p>
      <div className="row">
        <Button kind="plain" isSmall onPress={() => saveBlob(copy.blob, copyName(number, copy.type))}>
          {t('came.save')}
        </Button>
        {cases.map((one) => (
          <Carry key={one.id} copy={copy} from={number} to={one} />
        ))}
      </div>
    </>
  );
}

function Media({ copy, url }: { readonly copy: Copy; readonly url: string }) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const isText = copy.type === 'text/plain';
  useEffect(() => {
    if (isText) void copy.blob.text().then(setText);
  }, [copy, isText]);
  if (isText) {
    return (
      <p className="talk-text" dir="auto">
        {text}
      </p>
    );
  }
  if (copy.type.startsWith('image/')) return <img src={url} alt={t('came.picture')} />;
  // nobody has written down what is said: a track of words there is not
  return copy.type.startsWith('video/') ? (
    // biome-ignore lint/a11y/useMediaCaption: see above
    <video src={url} controls preload="metadata" aria-label={t('came.film')} />
  ) : (
    // biome-ignore lint/a11y/useMediaCaption: see above
    <audio src={url} controls preload="metadata" aria-label={t('came.sound')} />
  );
}

/** The copy becomes a file of a child's case; the server frees it of what it tells once more. */
function Carry({ copy, from, to }: { readonly copy: Copy; readonly from: string; readonly to: DossierLine }) {
  const words = useI18n();
  const { t } = words;
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const carry = async (): Promise<void> => {
    setPending(true);
    setProblem(undefined);
    try {
      const about = t('came.about', { number: from });
      const file = await storeFile(to.id, new File([copy.blob], copyName(from, copy.type)), () => {});
      const kind = copy.type.startsWith('image/')
        ? 'photo'
        : copy.type === 'text/plain'
          ? 'other'
          : 'recording';
      const set = { kind, file: { ...file }, about, from };
      await perform('plain', [
        { op: 'set', dossier: to.id, type: 'file', entry: crypto.randomUUID(), base: 0, set },
      ]);
      toast(t('came.carried', { number: to.number }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button isSmall isPending={isPending} icon="forward" onPress={() => void carry()}>
        {t('came.carry', { number: to.number })}
      </Button>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
    </>
  );
}
