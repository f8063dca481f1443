/** Samples of every field, empty, answered, unsaid, with an error, and disabled. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Attachment, Place } from '../../domain/kernel/fields.ts';
import type { ItemList, Json } from '../../domain/kernel/values.ts';
import { AgeRange } from '../ui/AgeRange.tsx';
import { CheckedItems } from '../ui/CheckedItems.tsx';
import { CheckList, Tick } from '../ui/CheckList.tsx';
import { Choice, YesNo } from '../ui/Choice.tsx';
import type { FieldProps } from '../ui/Field.tsx';
import { FileField } from '../ui/FileField.tsx';
import { Instant } from '../ui/Instant.tsx';
import { Items } from '../ui/Items.tsx';
import { Money } from '../ui/Money.tsx';
import { PartSelect } from '../ui/NativeSelect.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { PartialDate } from '../ui/PartialDate.tsx';
import type { NameText } from '../ui/PersonName.tsx';
import { PersonName } from '../ui/PersonName.tsx';
import { PlaceField } from '../ui/PlaceField.tsx';
import { SearchList } from '../ui/SearchList.tsx';
import { SearchSelect, Select } from '../ui/Select.tsx';
import { TextArea, TextField } from '../ui/TextField.tsx';
import type { Unsaid } from '../ui/unsaid.ts';
import { Sample } from './Sample.tsx';
import { noon, say } from './samples.ts';

/** A field that works: it keeps its own value. */
function Live<V>({
  initial,
  children,
}: {
  readonly initial?: V | Unsaid;
  readonly children: (live: Pick<FieldProps<V>, 'value' | 'onChange'>) => ReactNode;
}) {
  const [value, setValue] = useState<V | Unsaid | undefined>(initial);
  return children({ value, onChange: setValue });
}

const areas = [
  'Amber Coast',
  'Blue Hills',
  'Castle Port',
  'Delta North',
  'Delta South',
  'Écluse',
  'Farm Belt',
  'Green Valley',
];

export function FieldSamples() {
  const options = areas.map((key) => ({ key, label: say(key) }));
  const [isOn, setOn] = useState(true);
  const urgencies = [
    { key: 'danger', label: say('A child is in danger now') },
    {
      key: 'moved',
      label: say('A child is being moved'),
      help: say('On the road, at a border, at a station.'),
    },
    { key: 'risk', label: say('A risk') },
  ] as const;
  return (
    <>
      <Sample name="TextField">
        <Live<string>>
          {(live) => (
            <TextField
              {...live}
              label={say('Where did you meet?')}
              help={say('A place others can find.')}
              offersUnsaid
            />
          )}
        </Live>
        <Live<string> initial={say('By the old bus station')}>
          {(live) => <TextField {...live} label={say('Place')} isRequired offersUnsaid />}
        </Live>
        <Live<string> initial={{ unsaid: 'refused' }}>
          {(live) => <TextField {...live} label={say('Name of the employer')} offersUnsaid />}
        </Live>
        <Live<string> initial="12">
          {(live) => (
            <TextField
              {...live}
              label={say('Phone')}
              error={say('This number is too short.')}
              type="tel"
              isExact
            />
          )}
        </Live>
        <Live<string> initial={say('Cannot be changed')}>
          {(live) => <TextField {...live} label={say('Steward')} isDisabled />}
        </Live>
      </Sample>
      <Sample name="TextArea">
        <Live<string>>
          {(live) => (
            <TextArea
              {...live}
              label={say('What did you see?')}
              help={say('Without names, if you can.')}
              offersUnsaid
            />
          )}
        </Live>
      </Sample>
      <Sample name="Choice">
        <Live<'danger' | 'moved' | 'risk'> initial="moved">
          {(live) => (
            <Choice {...live} label={say('How urgent is it?')} options={urgencies} isRequired offersUnsaid />
          )}
        </Live>
        <Live<boolean>>
          {(live) => (
            <YesNo
              {...live}
              label={say('Did you see her alone?')}
              offersUnsaid
              error={say('Please answer.')}
            />
          )}
        </Live>
        <Live<boolean> initial={{ unsaid: 'not-asked' }}>
          {(live) => <YesNo {...live} label={say('Is she at school?')} offersUnsaid />}
        </Live>
      </Sample>
      <Sample name="CheckList">
        <Live<readonly ('danger' | 'moved' | 'risk')[]> initial={['danger']}>
          {(live) => <CheckList {...live} label={say('What was seen?')} options={urgencies} offersUnsaid />}
        </Live>
        <Tick label={say('This has already happened')} isOn={isOn} onChange={setOn} />
      </Sample>
      <Sample name="Select">
        <Live<string>>
          {(live) => (
            <Select
              {...live}
              label={say('Kind of place')}
              options={areas.map((key) => ({ key, label: say(key) }))}
              offersUnsaid
            />
          )}
        </Live>
        <Live<string> initial="Delta North">
          {(live) => (
            <SearchSelect
              {...live}
              label={say('Area')}
              options={areas.map((key) => ({ key, label: say(key) }))}
              offersUnsaid
            />
          )}
        </Live>
      </Sample>
      <Sample name="PartialDate">
        <Live<string>>
          {(live) => (
            <PartialDate
              {...live}
              label={say('When did this happen?')}
              offers="past"
              offersUnsaid
              now={noon}
            />
          )}
        </Live>
        <Live<string> initial="2012-05">
          {(live) => (
            <PartialDate
              {...live}
              label={say('Born')}
              offersUnsaid
              calendars={['gregory', 'ethiopic', 'persian', 'nepali']}
            />
          )}
        </Live>
        <Live<string> initial="2026-02-31">
          {(live) => (
            <PartialDate
              {...live}
              label={say('Arrived')}
              error={say('There is no such day. Check the day and the month.')}
            />
          )}
        </Live>
      </Sample>
      <Sample name="Instant">
        <Live<string>>
          {(live) => <Instant {...live} label={say('When did the call come?')} offersUnsaid />}
        </Live>
        <Live<string> initial={noon.toISOString()}>
          {(live) => <Instant {...live} label={say('When did they arrive?')} isRequired />}
        </Live>
      </Sample>
      <Sample name="PlaceField">
        <Live<Place> initial={{ area: 'Blue Hills', detail: say('Behind the mill') }}>
          {(live) => <PlaceField {...live} label={say('Where is she?')} areas={options} offersUnsaid />}
        </Live>
      </Sample>
      <Sample name="SearchList">
        <Live<readonly string[]> initial={['Blue Hills', 'Écluse']}>
          {(live) => <SearchList {...live} label={say('Areas')} options={options} offersUnsaid />}
        </Live>
        <Live<readonly string[]> initial={['Farm Belt']}>
          {(live) => <SearchList {...live} label={say('Served areas')} options={options} isDisabled />}
        </Live>
      </Sample>
      <Sample name="NativeSelect">
        <PartSelect label={say('Month')} defaultValue="Delta North">
          {options.map(({ key, label }) => (
            <option key={key}>{label}</option>
          ))}
        </PartSelect>
      </Sample>
      <Sample name="FileField">
        <Live<Attachment>>
          {(live) => (
            <FileField
              {...live}
              label={say('A photo of the place')}
              help={say('Without faces, if you can.')}
              store={async () => await Promise.reject(new Error('the gallery keeps no files'))}
              explain={() => undefined}
            />
          )}
        </Live>
        <Live<Attachment>
          initial={{
            ...{ id: 'a', name: say('letter'), type: 'application/pdf', size: 48_213 },
            ...{ sha256: '', key: '' },
          }}
        >
          {(live) => (
            <FileField
              {...live}
              label={say('The letter')}
              store={async () => await Promise.reject(new Error('the gallery keeps no files'))}
              explain={() => undefined}
            />
          )}
        </Live>
      </Sample>
      <Sample name="CheckedItems">
        <Live<ItemList<{ readonly [field: string]: Json }>>
          initial={{ items: { a: { rule: 'Ages', result: 'Broken' } }, gone: [] }}
        >
          {(live) => (
            <CheckedItems
              {...live}
              label={say('Rule by rule')}
              help={say('No names of young workers.')}
              each="rule"
              answer="result"
              abouts={['Ages', 'Fees', 'Papers'].map((key) => ({ key, label: say(key) }))}
              answers={['Kept', 'Broken'].map((key) => ({ key, label: say(key) }))}
              more={(item) => item['result'] === 'Broken' && <p>{say('What was seen')}</p>}
            />
          )}
        </Live>
      </Sample>
      <Sample name="NumberField">
        <Live<number> initial={2}>{(live) => <NumberField {...live} label={say('Beds')} isRequired />}</Live>
        <Live<number>>
          {(live) => (
            <NumberField {...live} label={say('Rooms')} error={say('Please answer.')} offersUnsaid />
          )}
        </Live>
      </Sample>
      <Sample name="AgeRange">
        <Live<{ from: number; to: number }> initial={{ from: 12, to: 14 }}>
          {(live) => <AgeRange {...live} label={say('How old is she?')} offersUnsaid />}
        </Live>
        <Live<number> initial={2}>
          {(live) => <NumberField {...live} label={say('Children seen')} offersUnsaid />}
        </Live>
      </Sample>
      <Sample name="PersonName">
        <Live<Parameters<typeof NameText>[0]['parts']>
          initial={[
            { part: 'given', text: 'Selam', script: 'Latn' },
            { part: 'given', text: 'سلام', script: 'Arab' },
          ]}
        >
          {(live) => <PersonName {...live} label={say('Name of the child')} offersUnsaid />}
        </Live>
      </Sample>
      <Sample name="Money">
        <Live<{ amount: number; currency: string }> initial={{ amount: 125050, currency: 'KES' }}>
          {(live) => (
            <Money {...live} label={say('Paid to the agency')} currencies={['KES', 'USD']} offersUnsaid />
          )}
        </Live>
      </Sample>
      <Sample name="Items">
        <Live<ItemList<{ text: string }>>
          initial={{
            items: { a: { text: say('A girl, about 12') }, b: { text: say('A boy, about 9') } },
            gone: [],
          }}
        >
          {(live) => (
            <Items
              {...live}
              label={say('Children')}
              addLabel={say('Add a child')}
              empty={{ text: '' }}
              stored={new Set(['a'])}
              openItem="b"
              summary={(item) => item.text}
              editor={(item, change) => (
                <TextField
                  label={say('Who?')}
                  value={item.text}
                  onChange={(text) => change({ text: typeof text === 'string' ? text : '' })}
                />
              )}
            />
          )}
        </Live>
      </Sample>
    </>
  );
}
