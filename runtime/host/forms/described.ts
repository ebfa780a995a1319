import { getUiOptions, type RJSFSchema, type UiSchema } from '@rjsf/utils';
import { formatBytes } from '../format/numbers.ts';
import { attachmentTexts } from '../texts/forms.lv.ts';
import { errorId, hintId, kindHints } from './places.ts';

/** Sentences that stand under a field's label: the author's, then what its kind always says. */
export function hintsOf(schema: RJSFSchema, uiSchema: UiSchema | undefined): string[] {
  const options = getUiOptions(uiSchema);
  const { widget, help, accept, maxBytes } = options;
  const own = typeof help === 'string' ? help : (options.description ?? schema.description);
  const hints = own ? [own] : [];
  const kind = typeof widget === 'string' ? kindHints[widget] : undefined;
  if (kind && !own) hints.push(kind);
  if (widget === 'attachment') {
    if (Array.isArray(accept)) hints.push(attachmentTexts.kinds(accept.join(', ')));
    if (typeof maxBytes === 'number') hints.push(attachmentTexts.size(formatBytes(maxBytes)));
  }
  return hints;
}

/** Value of aria-describedby: only ids that are on the page; undefined when there is none. */
export function describedBy(
  id: string,
  has: { schema: RJSFSchema; uiSchema: UiSchema | undefined; errors: string[] | undefined },
  ...more: (string | false | undefined)[]
): string | undefined {
  const ids = [
    hintsOf(has.schema, has.uiSchema).length > 0 && hintId(id),
    has.errors && has.errors.length > 0 && errorId(id),
    ...more,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Attributes of a single control that tell its state and what describes it. */
export function controlState(
  props: { id: string; schema: RJSFSchema; uiSchema?: UiSchema; rawErrors?: string[] },
  ...more: (string | false | undefined)[]
): { 'aria-invalid': true | undefined; 'aria-describedby': string | undefined } {
  const { id, schema, uiSchema, rawErrors } = props;
  return {
    'aria-invalid': rawErrors && rawErrors.length > 0 ? true : undefined,
    'aria-describedby': describedBy(id, { schema, uiSchema, errors: rawErrors }, ...more),
  };
}
