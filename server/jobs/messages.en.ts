/** What reminders and answers by mail say: always the same, and nothing that tells a stranger what it is about. */
export const en = {
  'reminder.subject': 'A reminder',
  'reminder.text': 'Something waits for you. Please look when you can.',
  'answer.subject': 'A reply for you',
} as const;
