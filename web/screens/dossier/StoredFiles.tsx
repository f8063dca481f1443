/**
 * Files that a value names: pictures are shown, documents can be saved. Always drawn behind a curtain: nothing is fetched
 * before somebody looks, and when she looks away the picture is gone from the page and from memory.
 */
import { useEffect, useState } from 'react';
import type { Attachment } from '../../../domain/kernel/fields.ts';
import { filesIn } from '../../../domain/kernel/fields.ts';
import { fetchFile, filePath } from '../../client/files.ts';
import { useI18n } from '../../i18n.ts';
import { showSize } from '../../ui/FileField.tsx';
import { SaveFile } from '../SaveFile.tsx';

interface StoredFilesProps {
  readonly dossier: string;
  readonly value: unknown;
}

/** All files that the value names; nothing where it names none. */
export function StoredFiles({ dossier, value }: StoredFilesProps) {
  return filesIn(value).map((file) => <StoredFile key={file.id} dossier={dossier} file={file} />);
}

function StoredFile({ dossier, file }: { readonly dossier: string; readonly file: Attachment }) {
  const { t, number } = useI18n();
  const path = filePath(dossier, file.id);
  return (
    <div className="stored-file">
      {file.type.startsWith('image/') && <Picture path={path} type={file.type} />}
      <SaveFile isSmall path={path} name={nameOf(file)}>
        {t('file.save', { size: showSize(file.size, number) })}
      </SaveFile>
    </div>
  );
}

function Picture({ path, type }: { readonly path: string; readonly type: string }) {
  const { t } = useI18n();
  const [url, setUrl] = useState<string>();
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    let made: string | undefined;
    let isOver = false;
    fetchFile(path).then(
      (bytes) => {
        if (isOver) return;
        made = URL.createObjectURL(new Blob([bytes], { type }));
        setUrl(made);
      },
      () => setGone(true),
    );
    return () => {
      isOver = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [path, type]);
  if (isGone) return <p className="small">{t('file.gone')}</p>;
  return url ? <img src={url} alt={t('file.picture')} /> : <p className="small soft">{t('loading')}</p>;
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
  'video/mp4': '.mp4',
  'audio/mp4': '.m4a',
  'audio/mpeg': '.mp3',
  'audio/wav': '.wav',
  'audio/ogg': '.ogg',
  'text/plain': '.txt',
};

/** What it is called on this device: its ending is that of what it is. */
const nameOf = ({ name, type }: Attachment): string => {
  const ending = endings[type] ?? '';
  return name.toLowerCase().endsWith(ending) ? name : `${name}${ending}`;
};
