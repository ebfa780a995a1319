import { citationMessages } from './citations.ts';
import { documentMessages } from './documents.ts';
import { dutyMessages } from './duties.ts';
import { editorMessages } from './editor.ts';
import { formMessages } from './forms.ts';
import { groupMessages } from './groups.ts';
import { institutionMessages } from './institutions.ts';
import { levelMessages } from './levels.ts';
import { nameMessages } from './names.ts';
import { overlayMessages } from './overlay.ts';
import { reportMessages } from './reports.ts';
import { scenarioMessages } from './scenarios.ts';
import { statementMessages } from './statements.ts';
import { syntaxMessages } from './syntax.ts';
import { termMessages } from './terms.ts';

/** Everything the language says about a text, by code; the codes never change their meaning. */
export const messages = {
  ...syntaxMessages,
  ...nameMessages,
  ...citationMessages,
  ...overlayMessages,
  ...institutionMessages,
  ...groupMessages,
  ...statementMessages,
  ...formMessages,
  ...documentMessages,
  ...levelMessages,
  ...termMessages,
  ...dutyMessages,
  ...reportMessages,
  ...scenarioMessages,
  ...editorMessages,
};
