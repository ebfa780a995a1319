import { AstUtils } from 'langium';
import { type Field, type FieldPath, isPage } from '../generated/ast.ts';
import type { FieldRef } from '../model.ts';
import { actPath, formOfAct } from '../references/acts.ts';
import {
  actNamedBy,
  conditionPlaceOf,
  fieldOf,
  fieldsOf,
  pageNamedBy,
  pagesOf,
  partNamedBy,
} from '../references/fields.ts';

/** The form and page a condition speaks of where it names none: those it stands in. */
export interface ConditionContext {
  form: string;
  page?: string;
}

/** Where the field stands that a path names: in the answers given, in a shared part of the file, in what was entered. */
export function fieldRef(path: FieldPath, context: ConditionContext): FieldRef {
  return refTo(fieldOf(path)!, path, context);
}

/** Where a field stands that is named at a path. */
export function refTo(field: Field, path: FieldPath, context: ConditionContext): FieldRef {
  const part = partNamedBy(path);
  if (part) {
    return { form: '', page: '', field: field.name, part: part.name };
  }
  const act = actNamedBy(path);
  if (act) {
    const form = formOfAct(act)!;
    const page = form.pages.find((each) => fieldsOf(each).includes(field));
    return { form: form.name, page: page?.name ?? '', field: field.name, act: actPath(act) };
  }
  const page = pageNamedBy(path)?.name ?? pageOf(path, field) ?? context.page!;
  return { form: context.form, page, field: field.name };
}

/** The page of the form that holds the field, where the field is not one beside the condition. */
function pageOf(path: FieldPath, field: Field): string | undefined {
  const place = conditionPlaceOf(path);
  if (!place || ('siblings' in place && place.siblings.includes(field))) {
    return undefined;
  }
  const declaredOn = AstUtils.getContainerOfType(field, isPage);
  return (declaredOn ?? pagesOf(place).find((page) => fieldsOf(page).includes(field)))?.name;
}
