/** Samples of generated forms: one with every kind of field, one that is refused. */
import { useEffect, useState } from 'react';
import { codeList } from '../../domain/kernel/codes.ts';
import { entry } from '../../domain/kernel/declare.ts';
import {
  age,
  area,
  attachment,
  box,
  code,
  codes,
  date,
  entryLink,
  instant,
  items,
  longText,
  money,
  number,
  personName,
  place,
  text,
  yesNo,
} from '../../domain/kernel/fields.ts';
import { Drafts, keepOnLeaving } from '../forms/drafts.ts';
import type { Submission } from '../forms/EntryForm.tsx';
import { EntryForm } from '../forms/EntryForm.tsx';
import type { Outcome } from '../forms/outcomes.ts';
import { DossierContext, FormSourcesContext } from '../forms/sources.ts';
import { addMessages } from '../i18n.ts';
import { openLocker } from '../store/locker.ts';
import { openShelf } from '../store/shelf.ts';
import { toast } from '../ui/Toast.tsx';
import { Sample } from './Sample.tsx';
import { noon, sampleDossier, sampleSources, say } from './samples.ts';

const seen = codeList('sample-seen', ['bus', 'market', 'border', 'hotel']);

const visit = entry('visit', {
  group: 'safety',
  many: true,
  decides: true,
  fields: {
    place: place(),
    alone: yesNo().required(),
    why: text().required().when('alone', false),
    seen: code(seen).required(),
    kinds: codes(seen),
    born: date(),
    age: age(),
    name: personName(),
    count: number(),
    paid: money(),
    at: instant(),
    area: area(),
    link: entryLink('intake'),
    children: items({ name: text().required(), age: age() }),
    photo: attachment(),
    note: longText(),
    secret: box(),
  },
});

const texts = {
  'sample.visit.place': 'Where was it?',
  'sample.visit.alone': 'Did you see her alone?',
  'sample.visit': 'Visit',
  'sample.visit.alone.help': 'Only then could she speak freely.',
  'sample.visit.why': 'Why not?',
  'sample.visit.seen': 'Where was she seen?',
  'sample.visit.kinds': 'Where else?',
  'sample.visit.born': 'When was she born?',
  'sample.visit.age': 'How old is she?',
  'sample.visit.name': 'Her name',
  'sample.visit.count': 'How many children?',
  'sample.visit.paid': 'What was paid?',
  'sample.visit.at': 'At what time?',
  'sample.visit.area': 'Area',
  'sample.visit.link': 'Belongs to which intake?',
  'sample.visit.children': 'The children',
  'sample.visit.children.add': 'Add a child',
  'sample.visit.children.name': 'Who?',
  'sample.visit.children.age': 'How old?',
  'sample.visit.photo': 'A photo of the place',
  'sample.visit.note': 'What else?',
  'sample.visit.secret': 'For her counsellor alone',
  'code.sample-seen.bus': 'At a bus station',
  'code.sample-seen.market': 'At a market',
  'code.sample-seen.border': 'At a border',
  'code.sample-seen.hotel': 'In a hotel',
};

const refusal = (): Outcome => ({
  is: 'refused',
  mayBeEmergency: true,
  unmet: [
    {
      id: 'C7',
      section: '2.7',
      reason: say('She has not agreed that the clinic may know this.'),
      settledBy: say('her guardian'),
      remedies: [{ label: say('Record her consent'), href: '/gallery' }],
    },
  ],
});

export function FormSamples() {
  const [drafts, setDrafts] = useState<Drafts>();
  const [sent, setSent] = useState<Submission>();
  useEffect(() => {
    for (const language of ['en', 'en-XA', 'ar-XB']) {
      addMessages(
        language,
        Object.fromEntries(
          Object.entries(texts).map(([key, plain]) => [key, language === 'en' ? plain : say(plain)]),
        ),
      );
    }
    const open = async (): Promise<void> => {
      setDrafts(new Drafts(await openShelf('drafts'), await openLocker('the secret key of the gallery')));
    };
    void open();
  }, []);
  useEffect(() => (drafts ? keepOnLeaving(drafts) : undefined), [drafts]);
  if (!drafts) return null;
  const submit = async (submission: Submission): Promise<Outcome> => {
    const isRefused = !submission.fact && submission.emergency === undefined;
    if (isRefused) return refusal();
    setSent(submission);
    return { is: 'done' };
  };
  return (
    <Sample name="EntryForm">
      <FormSourcesContext value={sampleSources}>
        <DossierContext value={sampleDossier}>
          <EntryForm
            kind="sample"
            declaration={visit}
            drafts={drafts}
            draftId="gallery/visit/1"
            onSubmit={submit}
            onDone={() => toast(say('Handed in.'))}
            now={noon}
          />
        </DossierContext>
      </FormSourcesContext>
      {sent && <pre id="sent">{JSON.stringify(sent)}</pre>}
    </Sample>
  );
}
