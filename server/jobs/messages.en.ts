/**
 * What reminders, answers by mail and texts to those who go say: always the same, and nothing that tells a stranger what it is
 * about. {code} is a number.
 */
export const en = {
  'reminder.subject': 'A reminder',
  'reminder.text': 'Something waits for you. Please look when you can.',
  'answer.subject': 'A reply for you',
  'ask.please': 'Please reply. {code} 1: yes. {code} 2: there. {code} 3: done. {code} 0: no.',
  'ask.taken': 'No longer needed. Thank you.',
  'ask.thanks': 'Thank you.',
} as const;
