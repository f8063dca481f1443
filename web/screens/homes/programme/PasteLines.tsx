/** Lines out of a register or of a bank's answer, pasted and taken over at once. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useI18n } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextField.tsx';

interface PasteLinesProps {
  readonly label: string;
  readonly help: string;
  readonly onTake: (text: string) => void;
  /** Above the box: what helps to make such lines. */
  readonly children?: ReactNode;
}

export function PasteLines({ label, help, onTake, children }: PasteLinesProps) {
  const { t } = useI18n();
  const [pasted, setPasted] = useState<string>();
  return (
    <details>
      <summary>{label}</summary>
      <div className="day-part">
        {children}
        <TextArea
          label={label}
          help={help}
          value={pasted}
          rows={6}
          maxLength={1_000_000}
          onChange={(text) => setPasted(typeof text === 'string' ? text : undefined)}
        />
        <div className="row">
          <Button
            isDisabled={pasted === undefined}
            onPress={() => {
              onTake(pasted ?? '');
              setPasted(undefined);
            }}
          >
            {t('cycle.check.fill')}
          </Button>
        </div>
      </div>
    </details>
  );
}
