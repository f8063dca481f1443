/** Samples of honest states: nothing there, on its way, gone wrong, without a network, and written by two at once. */
import { useState } from 'react';
import { entry } from '../../domain/kernel/declare.ts';
import type { EntryState } from '../../domain/kernel/dossier.ts';
import { number, text, yesNo } from '../../domain/kernel/fields.ts';
import { FieldFor } from '../forms/FieldFor.tsx';
import { RestoredDraft } from '../forms/FormNotices.tsx';
import type { FormValues } from '../forms/logic.ts';
import { Meanwhile } from '../forms/Meanwhile.tsx';
import { Veil } from '../forms/Veil.tsx';
import { Failed } from '../ui/Boundary.tsx';
import { Button } from '../ui/Button.tsx';
import { closeCurtains } from '../ui/curtain.ts';
import { ShowMore } from '../ui/ShowMore.tsx';
import { AsOf, EmptyState, Loading, OfflineBanner } from '../ui/States.tsx';
import { Sample } from './Sample.tsx';
import { noon, say } from './samples.ts';

const declaration = entry('visit', {
  group: 'safety',
  many: true,
  fields: { why: text(), alone: yesNo(), count: number() },
});

const head = (value: string | boolean | number) => [
  { value, stamp: { seq: 2, op: 'a', by: 1, at: noon.toISOString(), covers: [] } },
];
const stored: EntryState = {
  id: 'a',
  type: 'visit',
  subject: 0,
  created: 1,
  version: 2,
  by: 1,
  recorded: noon.toISOString(),
  accepted: noon.toISOString(),
  revision: 1,
  heads: { alone: head(false), count: head(3) },
  breaches: [],
};

export function StateSamples() {
  const [typed, setTyped] = useState<FormValues>({ alone: true, count: 2 });
  const [words, setWords] = useState<string>(say('Her aunt was there.'));
  return (
    <>
      <Sample name="States">
        <EmptyState title={say('Nothing is waiting for you')} acts={<Button>{say('See this week')}</Button>}>
          {say('The next visit is due on Thursday. You could look at your plans until then.')}
        </EmptyState>
        <Loading />
        <Loading label={say('The pictures are being made')} />
        <OfflineBanner isOnline={false} waiting={0} />
        <OfflineBanner isOnline={false} waiting={3} />
        <OfflineBanner isOnline waiting={1} />
        <AsOf at={noon} />
      </Sample>
      <Sample name="ShowMore">
        <ShowMore shown={20} hasMore onMore={() => {}} />
      </Sample>
      <Sample name="Boundary">
        <Failed isScreen={false} />
      </Sample>
      <Sample name="RestoredDraft">
        <RestoredDraft draft={{ restoredFrom: noon.toISOString(), discard: () => {} }} />
      </Sample>
      <Sample name="Meanwhile">
        <Meanwhile
          kind="sample"
          declaration={declaration}
          existing={stored}
          names={['alone', 'count']}
          typed={typed}
          onSettle={(name, keeps) =>
            setTyped({ ...typed, [name]: keeps === 'mine' ? (typed[name] ?? null) : false })
          }
        />
      </Sample>
      <Sample name="Veil">
        <Veil>
          <FieldFor
            id="veiled"
            name="why"
            messageKey="sample.visit.why"
            field={declaration.fields.why}
            value={words}
            errors={undefined}
            onChange={(_name, value) => setWords(typeof value === 'string' ? value : '')}
          />
        </Veil>
        <div className="row">
          <Button isSmall onPress={closeCurtains}>
            {say('Turn away')}
          </Button>
        </div>
      </Sample>
    </>
  );
}
