/**
 * What the field form asks beside what is declared. Whoever sees the phone sees the form's name: it tells nothing. `{count}`
 * is filled in.
 */
export const en = {
  'fieldForm.title': 'Notes',
  'fieldForm.text': 'What did you see or hear?',
  'fieldForm.text.hint': 'Who? How many children? When? A few words are enough.',
  'fieldForm.text.long': 'This is too long. Please send the rest in a second form.',
  'fieldForm.place': 'Near what?',
  'fieldForm.place.hint': 'A shop, a bus stop, a road',
  'fieldForm.involved.hint': 'Your answer decides who reads this.',
  'fieldForm.alone': 'This answer goes with no other.',
  'fieldForm.photo': 'A photo, only if nobody is put in danger by it',
  'fieldForm.photo.more': 'Another photo',
  'fieldForm.heardBy': 'Who heard this, if not you?',
  'fieldForm.heardBy.hint': 'Leave it empty if it is your own.',
  'fieldForm.reach': 'How can you be answered safely?',
  'fieldForm.reach.hint': 'Leave it empty if nobody should call or visit you.',
  'fieldForm.changed': 'Changed after it was sent:',
  'fieldForm.stored': 'Received.',
} as const;
