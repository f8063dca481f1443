/** English labels and definitions of figures: what is counted, when, and what is not. */
export const figureTexts = {
  'figure.report-received': 'Reports received, by channel',
  'figure.report-received.help':
    'Reports whose way in is known, in the month they came. Two reports about the same child count twice.',
  'figure.report-moments': 'Reports, by moment of trafficking',
  'figure.report-moments.help':
    'Reports that were judged, by whether they tell of recruitment, transit, exploitation or a risk of it.',
  'figure.report-states': 'Reports, by stage reached',
  'figure.report-states.help':
    'Each time a report reached a stage, in the month it did. A report taken up again counts again. Calls that were no report pass the first stage too.',
  'figure.report-answered-after': 'Time to the first answer',
  'figure.report-answered-after.help':
    'Median time from the arrival of a report until the first team was asked to go, help was asked for, or an outcome was written.',
  'figure.report-answered-by-channel': 'Time to the first answer, by channel',
  'figure.report-answered-by-channel.help':
    'Mean time from the arrival of a report until the first team was asked to go, help was asked for, or an outcome was written; by the way the report came. In the month of that answer.',
  'figure.report-judged-in-time': 'Reports judged in time',
  'figure.report-judged-in-time.help':
    'Of the reports whose judgement was due in the period, those judged before it was due. What nobody judged yet counts as late.',
  'figure.report-answered-in-time': 'Reports answered in time',
  'figure.report-answered-in-time.help':
    'Of the reports to which somebody was due to go in the period, those where a team had accepted before. What is still open counts as late.',
  'figure.report-proposals': 'Reports proposed to be put aside or downgraded',
  'figure.report-proposals.help':
    'Proposals that a second person had to carry out: a lower urgency, no trafficking, a duplicate, nothing to act on.',
  'figure.report-non-reports': 'Calls that were no report',
  'figure.report-non-reports.help':
    'Silent, hung up, jokes, abuse, wrong numbers, in the month they came. They are not among the reports received.',
  'figure.report-non-reports-by-channel': 'Calls that were no report, by channel',
  'figure.report-non-reports-by-channel.help':
    'The same by the way they came, to be read beside the reports received by channel.',
  'figure.report-joined': 'Reports of one thing, joined',
  'figure.report-joined.help':
    'Each of two reports that were found to tell of one thing: those that are answered, and those that follow.',
  'figure.report-children-reached': 'Children reached',
  'figure.report-children-reached.help':
    'Girls and boys whom teams reached after reports, as written with the outcome.',
  'figure.report-outcomes': 'Outcomes of reports',
  'figure.report-outcomes.help': 'Reports by what came of them, in the month the outcome was written.',
  'figure.case-states': 'Children, by stage reached',
  'figure.case-states.help':
    'Each time a case reached a stage, in the month it did. A case opened again counts again.',
  'figure.case-identified': 'Children identified, by decision',
  'figure.case-identified.help':
    'Children with a decision on whether they were trafficked, once for each kind of decision, in the month of the first of that kind.',
  'figure.case-exploitation': 'Children, by type of exploitation',
  'figure.case-exploitation.help':
    'Children once for each type of exploitation found in their case, in the month it was first found. A child may count under several types.',
  'figure.case-guardian-after': 'Time to a guardian',
  'figure.case-guardian-after.help':
    'Median time from the opening of a case to the first guardian, in the month in which the guardian came.',
  'figure.case-guardian-in-time': 'Guardians who came in time',
  'figure.case-guardian-in-time.help':
    'Of the children who were due a guardian in the period, those who had one before. Children still without one count as late.',
  'figure.case-best-interests': 'Children with a decision in their best interests',
  'figure.case-best-interests.help':
    'Of the children found to be victims in the period, those in whose best interests something was decided and written down.',
  'figure.case-services': 'Services asked for',
  'figure.case-services.help': 'Services of plans, by kind, in the month they were written.',
  'figure.case-service-answers': 'Services offered, taken and not to be had',
  'figure.case-service-answers.help':
    'Services of plans, by the answer of whoever was asked: accepted, refused, full, or still waiting.',
  'figure.case-stays': 'Beds taken',
  'figure.case-stays.help':
    'Stays of children that began in the period, by kind of place. A child who moves counts again.',
  'figure.case-detained': 'Children detained',
  'figure.case-detained.help':
    'Stays that began in the period in places which the child could not leave freely.',
  'figure.case-returns': 'Returns',
  'figure.case-returns.help':
    'Children who arrived where they were returned to, by whether all that must come first had come first.',
  'figure.case-returns-all-gates': 'Returns with every step before them taken',
  'figure.case-returns-all-gates.help':
    'Of the children who arrived in the period, those for whom no safeguard of returns was passed over.',
  'figure.case-retrafficked': 'Children trafficked again',
  'figure.case-retrafficked.help':
    'Children found to be victims anew after a return or after their case was closed, by the years in between.',
  'figure.case-follow-ups': 'Follow-up visits',
  'figure.case-follow-ups.help':
    'Visits after recovery: done, in the month of the visit; missed with a reason, in the month they were due.',
  'figure.case-follow-ups-done': 'Follow-up visits done',
  'figure.case-follow-ups-done.help': 'Of the follow-up visits that were done or missed, those done.',
  'figure.case-safe-at-follow-up': 'Children found safe at follow-up',
  'figure.case-safe-at-follow-up.help':
    'Of the follow-ups that say whether the child is safe, those that say yes.',
  'figure.case-school-or-work': 'Children in school or fitting work at follow-up',
  'figure.case-school-or-work.help':
    'Of the follow-ups that say whether the child is in school or in work fit for her, those that say yes.',
  'figure.case-complaints': 'Complaints, by what they are about',
  'figure.case-complaints.help': 'Complaints of children and for children, in the month they were made.',
  'figure.case-complaint-results': 'Results of complaints',
  'figure.case-complaint-results.help': 'Complaints that were answered, by result.',
  'figure.case-incidents': 'Incidents',
  'figure.case-incidents.help':
    'What happened to children in spite of all: missing, threatened, harmed and so on.',
  'figure.household-states': 'Households, by stage reached',
  'figure.household-states.help':
    'Households profiled, put first, supported and graduated, in the month they reached that stage.',
  'figure.household-attendance': 'School attendance before and after support',
  'figure.household-attendance.help':
    'Mean share of school days that children attended, by whether it was measured before, during or after support.',
  'figure.household-work-hours': 'Hours that children work',
  'figure.household-work-hours.help': 'Mean hours of work a week, of the children measured in the period.',
  'figure.household-children-working': 'Household members who work',
  'figure.household-children-working.help':
    'Of the members of households of whom it is known, those who work. By age group it tells of children.',
  'figure.programme-cost-per-household': 'Cost of a household',
  'figure.programme-cost-per-household.help':
    'Mean cost for a household as found by evaluations of programmes in the period.',
  'figure.programme-unwanted-effects': 'Unwanted effects of programmes',
  'figure.programme-unwanted-effects.help': 'Unwanted effects that evaluations of programmes found.',
  'figure.agency-status': 'Agencies, by status of their licence',
  'figure.agency-status.help': 'Agencies in each state at the end of the period.',
  'figure.agency-placements': 'Placements',
  'figure.agency-placements.help': 'Workers whom agencies placed, refused or were asked to place, by result.',
  'figure.agency-placed-under-18': 'Placements under 18',
  'figure.agency-placed-under-18.help': 'Workers under 18 whom agencies placed.',
  'figure.agency-minors-informal': 'Minors known to have left informally',
  'figure.agency-minors-informal.help':
    'Workers under 18 who were refused, or withdrew, and are known to have gone all the same.',
  'figure.agency-fees': 'Fees against the schedule',
  'figure.agency-fees.help':
    'Placements by whether the worker paid nothing, what the schedule allows, or more.',
  'figure.agency-inspections': 'Inspections of agencies',
  'figure.agency-inspections.help': 'Inspections of recruiting agencies, by result.',
  'figure.agency-rules-broken': 'Rules that agencies broke',
  'figure.agency-rules-broken.help':
    'What inspections of agencies found, by rule. One inspection may find several.',
  'figure.agency-sanctions': 'Sanctions on agencies',
  'figure.agency-sanctions.help': 'Sanctions imposed on recruiting agencies, by kind.',
  'figure.enterprise-sites': 'Sites known, by tier of the supply chain',
  'figure.enterprise-sites.help': 'Sites whose tier is known at the end of the period.',
  'figure.enterprise-codes-on-trafficking': 'Codes of conduct explicit on trafficking',
  'figure.enterprise-codes-on-trafficking.help':
    'Of the codes of conduct recorded in the period, those that name trafficking itself.',
  'figure.enterprise-inspections': 'Inspections of workplaces',
  'figure.enterprise-inspections.help': 'Inspections of enterprises and their sites, by result.',
  'figure.enterprise-findings': 'Findings at workplaces',
  'figure.enterprise-findings.help': 'Findings of child labour, trafficking and what leads to them, by kind.',
  'figure.enterprise-findings-open': 'Findings open and put right',
  'figure.enterprise-findings-open.help':
    'Confirmed findings, by whether somebody else has seen that what was done about them holds.',
  'figure.enterprise-remedies': 'Remedies for children at workplaces',
  'figure.enterprise-remedies.help': 'What corrective actions did for the children themselves, by kind.',
  'figure.proceeding-stages': 'Investigations and what came of them',
  'figure.proceeding-stages.help':
    'Each time a proceeding reached a stage; investigations are those opened or taken up again.',
  'figure.proceeding-prosecuted': 'Persons prosecuted, by law',
  'figure.proceeding-prosecuted.help': 'Suspects prosecuted under criminal, labour or another law.',
  'figure.proceeding-convicted': 'Persons convicted, by law',
  'figure.proceeding-convicted.help':
    'Convictions under criminal, labour or another law, in the month of the judgment.',
  'figure.proceeding-months-sentenced': 'Months sentenced',
  'figure.proceeding-months-sentenced.help': 'Months of imprisonment in all convictions together.',
  'figure.proceeding-sentence': 'Mean sentence',
  'figure.proceeding-sentence.help': 'Mean months of imprisonment of a conviction that names months.',
  'figure.proceeding-assets': 'Assets confiscated',
  'figure.proceeding-assets.help': 'Value of what courts ordered to be confiscated.',
  'figure.proceeding-compensation-ordered': 'Compensation ordered',
  'figure.proceeding-compensation-ordered.help':
    'Compensation that children were awarded, agreed or given from a fund.',
  'figure.proceeding-compensation-paid': 'Compensation paid',
  'figure.proceeding-compensation-paid.help':
    'Compensation that reached children or whoever holds it for them.',
  'figure.plan-actions-by-actor': 'Actions of the plan, by actor',
  'figure.plan-actions-by-actor.help':
    'Actions by who answers for them: government, workers, employers or NGOs.',
  'figure.plan-actions-by-heading': 'Actions of the plan, by heading',
  'figure.plan-actions-by-heading.help': 'Actions by heading of the plan.',
  'figure.plan-actions-now': 'Actions on time and late',
  'figure.plan-actions-now.help': 'Actions by what their newest progress says, in the month it was written.',
  'figure.plan-budget-used': 'Budget used',
  'figure.plan-budget-used.help': 'Money spent on actions, as their progress tells it.',
  'figure.plan-displacement': 'Displacement seen',
  'figure.plan-displacement.help':
    'Reviews of a plan that saw trafficking move elsewhere or to other children after an action.',
  'figure.plan-treaty-reports': 'Treaty reports due, sent and late',
  'figure.plan-treaty-reports.help':
    'Reports on treaties due in the period: sent in time, sent late, or not sent yet.',
  'figure.by': 'All together',
  'figure.by.area': 'Area',
  'figure.by.steward': 'Organisation',
  'figure.by.sex': 'Sex',
  'figure.by.age-group': 'Age group',
  'figure.by.nationality': 'Nationality',
  'figure.by.disability': 'Disability',
  'figure.by.sex+age-group': 'Sex and age group',
  'figure.by.answer': 'What was answered',
  'figure.answer.': 'Not known',
  'figure.answer.yes': 'Yes',
  'figure.answer.no': 'No',
  'figure.answer.several': 'Several',
  'figure.answer.others': 'Others',
  'figure.answer.in-time': 'In time',
  'figure.answer.late': 'Late',
  'figure.answer.waiting': 'Not yet',
  'figure.answer.girls': 'Girls',
  'figure.answer.boys': 'Boys',
  'figure.answer.of-unknown-sex': 'Children of unknown sex',
  'figure.answer.done': 'Done',
  'figure.answer.missed': 'Missed',
  'figure.answer.open': 'Open',
  'figure.answer.remedied': 'Put right',
  'figure.answer.all-gates': 'All that must come first had come first',
  'figure.answer.gate-missed': 'Something was passed over',
  'figure.answer.within-1-year': 'Within a year',
  'figure.answer.within-2-years': 'Within two years',
  'figure.answer.within-3-years': 'Within three years',
  'figure.answer.later': 'Later',
} as const;
