/** Samples of how the app speaks to people: notices, refusals, dialogs, waiting. */
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice, ProblemNotice, Refusal } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Sample } from './Sample.tsx';
import { say } from './samples.ts';

export function TalkSamples() {
  return (
    <>
      <Sample name="Notice">
        <Notice tone="info" title={say('You are working without a network')}>
          <p>{say('What you write is kept on this phone, locked, and sent later.')}</p>
        </Notice>
        <Notice tone="done" title={say('The visit is recorded')} />
        <Notice
          tone="late"
          title={say('Two duties of this child are late')}
          acts={<Button isSmall>{say('See them')}</Button>}
        />
        <Notice tone="danger" title={say('She was contacted by the recruiter')}>
          <p>{say('Tell her guardian within the hour.')}</p>
        </Notice>
      </Sample>
      <Sample name="ProblemNotice">
        <ProblemNotice
          problem={{
            happened: say('The visit could not be sent'),
            kept: say('All you wrote is kept on this phone.'),
            toDo: say('Check the network and send it again. If it fails twice, call the help desk.'),
            code: 'E-2203',
          }}
          acts={<Button isSmall>{say('Send again')}</Button>}
        />
      </Sample>
      <Sample name="Refusal">
        <Refusal
          title={say('She cannot return home yet')}
          unmet={[
            {
              id: 'C12',
              section: '2.7',
              reason: say('Nobody has assessed whether her family and home are safe.'),
              remedies: [{ label: say('Assess the place'), href: '/gallery' }],
            },
            {
              id: 'C6',
              section: '2.7',
              reason: say('There is no best-interests decision in favour, with her own views.'),
              settledBy: say('a panel'),
              remedies: [],
            },
          ]}
          acts={<Button isSmall>{say('Act now on vital interest')}</Button>}
        />
      </Sample>
      <Sample name="Dialog">
        <Dialog
          title={say('End this grant?')}
          isAlert
          trigger={<Button>{say('End this grant')}</Button>}
          acts={(close) => (
            <>
              <Button onPress={close}>{say('Keep it')}</Button>
              <Button kind="danger" onPress={close}>
                {say('End it now')}
              </Button>
            </>
          )}
        >
          <p>{say('The clinic loses sight of this child at once. What it has written stays.')}</p>
          <TextField label={say('Why?')} value={undefined} onChange={() => {}} />
        </Dialog>
      </Sample>
    </>
  );
}
