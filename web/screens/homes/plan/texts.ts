/** The texts of these homes, added once, whichever of them comes first. */
import { addMessages } from '../../../i18n.ts';
import { planTexts } from '../../../messages/parts/plan.en.ts';
import { planHomeTexts } from '../../../messages/parts/planHomes.en.ts';

addMessages('en', { ...planTexts, ...planHomeTexts });
