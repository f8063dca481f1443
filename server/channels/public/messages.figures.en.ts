/** English texts of the public pages of figures. */
export const figurePageTexts = {
  'figures.title': 'Figures',
  'figures.intro':
    'How many children were found and helped, who was licensed, inspected and judged, and whether promises were kept. You may use all of it, and say where it comes from.',
  'figures.periods': 'Periods',
  'figures.one-period': 'Period',
  'figures.none': 'Nothing has been released yet.',
  'figures.about-releases':
    'Two people checked these figures before they were released, and they stay as they are. Numbers of people are rounded. What would point at too few people is withheld, and something else with it, so that nobody can work it out.',
  'figures.theme.reports': 'What was reported',
  'figures.theme.reports.text': 'What people told, and how soon somebody answered.',
  'figures.theme.children': 'Children',
  'figures.theme.children.text':
    'Children who were found, what they were offered, and how they are a year later.',
  'figures.theme.families': 'Families at risk',
  'figures.theme.families.text': 'Families who were visited and supported before something happened.',
  'figures.theme.work': 'Recruiters and employers',
  'figures.theme.work.text': 'Who may recruit, what was found at workplaces, and what was put right.',
  'figures.theme.justice': 'Justice',
  'figures.theme.justice.text': 'Who was tried and sentenced, and what children were paid.',
  'figures.theme.plan': 'The national plan',
  'figures.theme.plan.text': 'Who promised what, and what is late.',
  'figures.number': 'Number',
  'figures.withheld': 'withheld',
  'figures.withheld-whole': 'Withheld as a whole: too few people to tell of them.',
  'figures.nothing': 'nothing to take it of',
  'figures.nothing-counted': 'none',
  'figures.by.answer': 'By what was said or reached',
  'figures.over-time': 'Over time',
  'figures.map':
    'Each square is an area; the darker it is, the higher the number. Striped: withheld. The table below says the same.',
  'figures.all': 'All figures of this period',
  'figures.files': 'To take along',
  'figures.files.text':
    'All tables of this period in one file, with what each figure counts. The columns are described with the program.',
  'figures.file.csv': 'Table (CSV)',
  'figures.file.xlsx': 'Spreadsheet (XLSX)',
  'figures.file.json': 'Data with definitions (JSON)',
  'figures.file.hxl.csv': 'Table with HXL tags (CSV)',
  'figures.file.dhis2.json': 'Data values for DHIS2 (JSON)',
} as const;
