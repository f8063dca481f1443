/**
 * English texts of the safeguards of reports: `safeguard.<id>` says what it watches, `.remedy` what would satisfy it,
 * the others why it fails, what it warns of, or what is to be done.
 */
export const safeguardTexts = {
  'safeguard.R1': 'Nobody has to say who they are to report',
  'safeguard.R1.remedy': 'Make the question one that may stay unanswered.',
  'safeguard.R1.identity-asked': 'A form would make the person who reports say who they are.',
  'safeguard.R2': 'Who reported is known to the contact point alone',
  'safeguard.R2.remedy': 'Share without the messages and without what is known of the person who reported.',
  'safeguard.R2.not-contact-point':
    'This would show who reported to somebody who does not work at a contact point.',
  'safeguard.R2.more-than-own-words':
    'The person who reported can be given their own messages and our answers, nothing more.',
  'safeguard.R2.own-disclosure':
    'Giving away who reported takes two people: one proposes it, another one does it. You wrote part of this yourself.',
  'safeguard.R2.no-reason': 'Say why, in words that the person who reported will read.',
  'safeguard.R2.given-already':
    'This was given already. The person who reported reads it as it was; propose anything else anew.',
  'safeguard.R2.given-alone': 'Who reported was given away by one person alone',
  'safeguard.R3': 'Reports are judged and answered in time',
  'safeguard.R3.remedy': 'Judge the report, and have a team accept.',
  'safeguard.R3.triage': 'Judge how urgent this report is',
  'safeguard.R3.response': 'Have a team accept',
  'safeguard.R3.new-word': 'The person who reported has written again',
  'safeguard.R4': 'Only law enforcement stops traffickers',
  'safeguard.R4.remedy':
    'Ask another law enforcement service, or ask this team to help the child in another way.',
  'safeguard.R4.not-law-enforcement':
    'Stopping those who move a child is work for police or border service. Others help the child.',
  'safeguard.R4.said-to-be-involved':
    'The report says that this service may be part of it. Another one must be asked.',
  'safeguard.R4.not-what-they-do': 'This team has nobody of the profession you ask for.',
  'safeguard.R5': 'No report closes while somebody still needs something',
  'safeguard.R5.remedy':
    'Record for each need whether it was taken up, refused, or not available, and then what was done instead.',
  'safeguard.R5.open-need':
    '{open, plural, one {One need has no result yet.} other {# needs have no result yet.}}',
  'safeguard.R5.answer': 'Hear from the service whether it can help',
  'safeguard.R5.again': 'Ask another service, or say what was done instead',
  'safeguard.R5.result': 'Find out whether the help was taken up',
  'safeguard.R6': 'A child who was reached is not left there',
  'safeguard.R6.remedy': 'Open a case or say why none is needed, and ask somebody to look at later needs.',
  'safeguard.R6.no-case': 'A child was reached who has neither a case nor a reason for having none.',
  'safeguard.R6.longer-term': 'Nobody has been asked to look at what this child will need later.',
  'safeguard.R7': 'Nobody is put in danger by our answer',
  'safeguard.R7.remedy': 'Answer by a way that the person said is safe.',
  'safeguard.R7.unsafe-way': 'This way of answering is not known to be safe for the person who reported.',
  'safeguard.R7.too-risky':
    'What this person risks is too much, or not judged: an answer that is sent could be seen. They come for it themselves, on the page with their code or in person.',
  'safeguard.R7.own-words':
    'Our own words leave only where the risk is low and the person asked for it. Send one of the fixed sentences.',
  'safeguard.R7.not-previewed': 'Read it once more before it is sent. There must be no name in it.',
  'safeguard.R7.words-in-text':
    'Text messages and e-mails can be read by others. They carry one of our fixed sentences and nothing else.',
  'safeguard.R7.no-text': 'Choose which of the fixed sentences was sent.',
  'safeguard.R8': 'A report goes round those who may be part of it',
  'safeguard.R8.remedy': 'Give the report to another contact point.',
  'safeguard.R8.named': 'The report names them, or somebody of that name, so they are shut out of it.',
  'safeguard.R8.another': 'Whom this shut out stays. To shut somebody else out, write it anew.',
  'safeguard.R8.own-contact-point':
    'The report says that police, an office or this service may be part of it. It goes to another contact point.',
  'safeguard.R8.review': 'Look again at who was shut out',
  'safeguard.R8.hand-over': 'Hand the report to another contact point',
  'safeguard.R9': 'Who reported is forgotten in time',
  'safeguard.R9.remedy': 'Gwen destroys it by itself. If it did not, tell your administrator.',
  'safeguard.R9.destroy': 'What identifies the person who reported is to be destroyed',
  'safeguard.R10': 'Putting a report away takes two people',
  'safeguard.R10.remedy': 'Propose it, and let somebody else carry it out.',
  'safeguard.R10.no-proposal': 'Nobody has proposed this. One person proposes, another carries it out.',
  'safeguard.R10.own-proposal': 'You proposed this yourself. Somebody else has to carry it out.',
  'safeguard.R10.is-report':
    'Somebody said something here. Only a call without words is put away by one person.',
  'safeguard.R11': 'The first team that accepts goes',
  'safeguard.R11.remedy': 'Nothing is to be done. If more are needed, ask them anew.',
  'safeguard.R11.taken': 'Another team of this profession has accepted and goes.',
  'safeguard.R11.answer': 'A team was asked and has not answered',
  'safeguard.R12': 'Whoever reports hears of it',
  'safeguard.R12.remedy':
    'Answer the person who reported, or record that no way of answering is safe for them.',
  'safeguard.R12.unheard': 'The person who reported has not been told anything since they last wrote.',
  'safeguard.R13': 'An original is opened by two people',
  'safeguard.R13.remedy': 'Say what it is needed for, and let somebody else answer.',
  'safeguard.R13.own-request': 'You asked for this original yourself. Somebody else has to let it be opened.',
  'safeguard.R13.changed': 'This was let open as it was asked. For another file or another reason ask anew.',
  'safeguard.R13.answer': 'Somebody asks for the original of a file',
  'safeguard.C24': 'A child may be trafficked again',
  'safeguard.C24.remedy': 'Compare it with the closed file and decide whether it is the same child.',
  'safeguard.C24.match': 'This matches a closed file',

  'setting.R3.triage': 'A report is judged within',
  'setting.R3.danger': 'Danger now or being moved: a team accepts within',
  'setting.R3.going-on': 'Exploitation going on: a team accepts within',
  'setting.R3.at-risk': 'At risk: a team accepts within',
  'setting.R11.answer': 'A team that was asked answers within',
  'setting.R5.answer': 'A service that was asked answers within',
  'setting.R5.again': 'After a no, another is asked within',
  'setting.R5.result': 'After a yes, it is known what came of it within',
  'setting.R13.open': 'The original of a file stays open for',
  'setting.R13.answer': 'A request for the original of a file is answered within',
  'setting.R8.review': 'Shutting somebody out is reviewed within',
  'setting.R9.term': 'Who reported is forgotten after closing, within',
  'setting.R9.quiet': 'Time kept after they last wrote',
};
