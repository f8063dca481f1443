/** All keys of the console, and whether single keys and the tone are on, on this device. */
import { triage } from '../../../domain/report/entries.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Tick } from '../../ui/CheckList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { KeyHint } from '../../ui/States.tsx';
import { setKeysOn, useKeysOn } from '../../ui/useKeys.ts';
import { alikeKey } from './alike/AlikeReports.tsx';
import { callFieldKeys, callKeys } from './call/CallForm.tsx';
import { nothingKeys } from './call/Nothing.tsx';
import { answerKeys, fieldKeys } from './Judge.tsx';
import { panels } from './panels.ts';
import { setSoundOn, useSoundOn } from './sound.ts';

type Line = readonly [keys: string, what: string];

interface KeysHelpProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The keys of the call form, while it is open. */
  readonly isCall: boolean;
}

export function KeysHelp({ isOpen, onOpenChange, isCall }: KeysHelpProps) {
  const { t, declared } = useI18n();
  const isOn = useKeysOn();
  const isSounding = useSoundOn();
  const fieldLabel = (name: string): string =>
    declared(
      name === 'reprisalRisk' ? 'report.reporter-safety.reprisalRisk' : `report.${triage.type}.${name}`,
    );
  const lines: readonly Line[] = isCall
    ? [
        [callKeys.dangerNow.join(' '), declared('report.opening.dangerNow')],
        [callKeys.channel.join(' '), t('callForm.way')],
        ...Object.entries(callFieldKeys).map(([key, name]): Line => [key, t(`callForm.${name}`)]),
        ['g', t('callForm.key.code')],
        ...Object.entries(nothingKeys).map(([key, what]): Line => [key, declared(`code.non-report.${what}`)]),
      ]
    : [
        ['c', t('console.key.call')],
        ['j k', t('console.keys.move')],
        ['u', t('console.keys.open')],
        ...panels.map(({ key, panel }): Line => [key, t(`console.act.${panel}`)]),
        ...Object.entries(answerKeys).map(([name, keys]): Line => [keys.join(' '), fieldLabel(name)]),
        ...Object.entries(fieldKeys).map(([key, name]): Line => [key, fieldLabel(name)]),
        [alikeKey, t('console.key.alike')],
        ['s', t('console.key.sound')],
      ];
  return (
    <Dialog
      title={t('console.keys.title')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={
        <Button kind="plain" isSmall>
          {t('console.keys.show')}
        </Button>
      }
      acts={(close) => (
        <Button kind="primary" onPress={close}>
          {t('items.close')}
        </Button>
      )}
    >
      <dl className="keys">
        {[
          ...lines,
          ['Ctrl ⏎', t('console.keys.submit')] as const,
          ['?', t('console.keys.title')] as const,
        ].map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <KeyHint key={key} keys={key} />
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Tick label={t('console.keys.on')} isOn={isOn} onChange={setKeysOn} />
      <Tick label={t('console.sound')} isOn={isSounding} onChange={setSoundOn} />
    </Dialog>
  );
}
