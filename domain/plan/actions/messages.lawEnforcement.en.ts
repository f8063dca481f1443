/** English sentences of the catalogue's actions: law enforcement: courts, inspectors, treaties [2.5]. */
export const lawEnforcementTexts = {
  'action.train-law-enforcement':
    'Teach police, prosecutors and inspectors what protects a child during and after an operation.',
  'action.support-children-in-operations':
    'Offer care and protection directly to the children whom an operation frees.',
  'action.help-write-treaty-reports':
    'Advise government, unions and employers when they write to the supervising bodies.',
  'action.contribute-to-treaty-reports':
    "Supply findings to reports on labour treaties, and write one of our own to the committee that supervises children's rights.",
  'action.never-intercept':
    'Leave interception to law enforcement: watch, report and stand ready for the children.',
  'action.answer-consultations': 'Comment in time on what is reported about labour treaties.',
  'action.own-submissions': 'Write, if only a letter, when the official report leaves something out.',
  'action.notice-exploiters': 'Use the eyes of workers and employers where trafficked children end up.',
  'action.report-with-inspectors': 'Work beside labour inspectors, and report what comes to light.',
  'action.watch-in-key-sectors':
    'Let transport, building, tourism and seasonal farming tell who moves children, and by which ways.',
  'action.informants-safe':
    'Weigh at each step what could happen to somebody who gives information, and protect them.',
  'action.enforce-and-review-law':
    'Bring national law up to what was agreed internationally, and see that it is carried out.',
  'action.licences-and-permits':
    "Keep the rules for permits to stay and for recruiters' licences in order, so that neither serves traffickers.",
  'action.report-on-treaties':
    'Send the periodic reports in time, having asked workers and employers, and say what is done against child labour and trafficking.',
  'action.accompany-child-in-proceedings':
    'Provide somebody at her side, a lawyer, protection, privacy and remedies throughout.',
};
