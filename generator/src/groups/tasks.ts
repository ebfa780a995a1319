import type { Act, Field, Form, Tasks } from '@riciba/runtime/definition';
import type { Making } from '../acts.ts';

const finishKey = 'task.finish';

/**
 * Whoever is named in the entries of a repeating part gets a task with each: the decisions of minutes, recommendations.
 * Marks the acts that give tasks, and gives the act with which a task is finished.
 */
export function giveTasks(acts: readonly Act[], making: Making): Act[] {
  const forms = new Map(making.forms.all.map((form) => [form.key, form]));
  let given = false;
  for (const act of acts) {
    const form = forms.get(act.form ?? '');
    const tasks = form && (act.kind === 'outcome' || act.kind === 'option') ? tasksOf(form, act.invited) : undefined;
    if (!tasks) continue;
    act.tasks = tasks;
    act.keeps = true;
    given = true;
  }
  return given ? [finishAct(making)] : [];
}

/** The first repeating part with a field of roles, and what stands beside that field. Whom it invites has no task. */
function tasksOf(form: Form, invited: Act['invited']): Tasks | undefined {
  for (const page of form.pages) {
    for (const group of page.fields) {
      const found = (types: Field['type'][]) => group.fields?.find(({ type }) => types.includes(type))?.key;
      const owners = found(['roles']);
      const text = found(['longText', 'text']);
      if (owners === undefined || text === undefined || group.key === invited?.group) continue;
      const [body, due] = [found(['body']), found(['date'])];
      return {
        page: page.key,
        group: group.key,
        text,
        owners,
        ...(body !== undefined && { body }),
        ...(due !== undefined && { due }),
      };
    }
  }
  return undefined;
}

function finishAct({ scheme, forms, sentences, labels: { say } }: Making): Act {
  const { form } = forms.of({ own: scheme.defaults.finishedTask });
  return {
    key: finishKey,
    kind: 'finish',
    label: say('Uzdevums izpildīts', 'The task is done'),
    sentence: sentences.tell(
      finishKey,
      say(
        'Uzdevumu izpilda tas, kuram tas uzticēts, un pasaka, kas izdarīts.',
        'A task is done by whom it is given to, who says what was done.',
      ),
      scheme,
    ),
    ...(form !== undefined && { form }),
  };
}
