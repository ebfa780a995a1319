import Form, { type IChangeEvent } from '@rjsf/core';
import StringField from '@rjsf/core/lib/components/fields/StringField.js';
import {
  type ErrorSchema,
  type ErrorTransformer,
  type NameGeneratorFunction,
  type RJSFSchema,
  type RJSFValidationError,
  toErrorSchema,
  TranslatableString,
  type ValidatorType,
} from '@rjsf/utils';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Answers, Form as FormDefinition, Page } from '../../definition/index.ts';
import { fieldTexts } from '../texts/forms.lv.ts';
import { inLatvian, pathOf } from './messages.ts';
import { type FieldError, labelAt } from './places.ts';
import { HiddenFields } from './hidden.ts';
import { startValues } from './rules.ts';
import { ArrayFieldItemTemplate, ArrayFieldTemplate } from './templates/array.tsx';
import { FieldTemplate } from './templates/field.tsx';
import { ObjectFieldTemplate } from './templates/object.tsx';
import { brokenIn, computedKeys, notAsked, withWorkedOut } from './together.ts';
import { AttachmentWidget } from './widgets/attachment.tsx';
import { BodyWidget, CheckboxesWidget, RadioWidget, SelectWidget } from './widgets/choice.tsx';
import { ComputedWidget, TickWidget } from './widgets/computed.tsx';
import {
  DateWidget,
  EmailWidget,
  NumberWidget,
  PersonalCodeWidget,
  PhoneWidget,
  TextareaWidget,
  TextWidget,
} from './widgets/text.tsx';

/** The only place that knows @rjsf/core: one page of a form in, its values and its errors in Latvian out. */

export type Values = Record<string, unknown>;

/** What widgets must know of the form they are in. */
export interface FormContext {
  act: string;
  caseId?: string;
  /** An upload began (1) or ended (-1). */
  uploading: (change: 1 | -1) => void;
}

// All of these must be the same objects at each render: the renderer compares them to know what to draw anew.
const templates = { FieldTemplate, ObjectFieldTemplate, ArrayFieldTemplate, ArrayFieldItemTemplate };
/** By the names that the generator gives in `ui:widget`. */
const widgets = {
  text: TextWidget,
  textarea: TextareaWidget,
  email: EmailWidget,
  phone: PhoneWidget,
  number: NumberWidget,
  date: DateWidget,
  personalCode: PersonalCodeWidget,
  radio: RadioWidget,
  select: SelectWidget,
  checkboxes: CheckboxesWidget,
  body: BodyWidget,
  attachment: AttachmentWidget,
  computed: ComputedWidget,
  tick: TickWidget,
};
/** Numbers pass through as they are: the renderer's own field would read "1,5" as a number of its own. */
const fields = { NumberField: StringField };
/** A box that comes up ticked, or an option that is chosen beforehand, is nobody's answer. */
const noDefaults = {
  constAsDefaults: 'never',
  requiredBooleanDefault: 'skip',
  arrayMinItems: { populate: 'never' },
  emptyObjectFields: 'skipEmptyDefaults',
} as const;

function translate(key: TranslatableString): string {
  if (key === TranslatableString.YesLabel) return fieldTexts.yes;
  if (key === TranslatableString.NoLabel) return fieldTexts.no;
  return key;
}

/** Controls are named by the place of their field in the form: "page.field", "page.group.field". */
const nameByPlace: NameGeneratorFunction = (path, prefix) =>
  [prefix, ...path.filter((part) => typeof part === 'string' && part !== '')].join('.');

interface PageWords {
  schema: RJSFSchema;
  transformErrors: ErrorTransformer<Values>;
}

const wordsByPage = new WeakMap<Page, PageWords>();

function wordsOf(page: Page): PageWords {
  const known = wordsByPage.get(page);
  if (known) return known;
  const made: PageWords = { schema: page.schema, transformErrors: (errors) => inLatvian(page, errors) };
  wordsByPage.set(page, made);
  return made;
}

function toFieldErrors(page: Page, errors: RJSFValidationError[]): FieldError[] {
  return errors.map((error) => {
    const path = pathOf(error.property);
    return { page: page.key, path, label: labelAt(page, path), message: error.message ?? '' };
  });
}

/** What is wrong on a page that need not be on the screen. */
export function errorsOn(page: Page, values: Values, validator: ValidatorType): FieldError[] {
  const { schema, transformErrors } = wordsOf(page);
  return toFieldErrors(page, validator.validateFormData(values, schema, undefined, transformErrors).errors);
}

function errorTree(errors: FieldError[]): ErrorSchema<Values> | undefined {
  if (errors.length === 0) return undefined;
  return toErrorSchema<Values>(
    errors.map(({ path, message }) => ({ property: `.${path.join('.')}`, message, stack: message })),
  );
}

interface PageFormProps {
  form: FormDefinition;
  page: Page;
  /** Of all pages: computed fields and rules may speak of others. */
  answers: Answers;
  validator: ValidatorType;
  /** Values the page begins with; later ones are the form's own. */
  initial: Values | undefined;
  context: FormContext;
  /** Errors that the server found on this page. */
  serverErrors: FieldError[];
  onChange: (values: Values) => void;
  onInvalid: (errors: FieldError[]) => void;
  onValid: (values: Values) => void;
  /** Buttons. */
  children: ReactNode;
}

export function PageForm(props: PageFormProps): ReactNode {
  const { form, page, answers, validator, initial, context, serverErrors, onChange, onInvalid, onValid, children } =
    props;
  const { schema, transformErrors } = wordsOf(page);
  const shown = useRef<Form<Values>>(null);
  // oxlint-disable-next-line react/exhaustive-deps -- the form owns its values once it is there
  const start = useMemo(() => workedOut(startValues(page, initial)), [page]);
  const [values, setValues] = useState(start);
  const [broken, setBroken] = useState<FieldError[]>([]);
  const extraErrors = useMemo(() => errorTree([...serverErrors, ...broken]), [serverErrors, broken]);
  const hidden = useMemo(() => notAsked(page, { ...answers, [page.key]: values }), [page, answers, values]);

  function workedOut(given: Values): Values {
    return withWorkedOut(form, page, { ...answers, [page.key]: given });
  }
  const change = (given: Values): void => {
    const full = workedOut(given);
    // What is worked out goes into the form as if it were typed, so that what hangs on it is asked.
    const changed = computedKeys(page.fields).filter((key) => JSON.stringify(full[key]) !== JSON.stringify(given[key]));
    for (const key of changed) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its type asks for the data of the whole form
      shown.current?.setFieldValue(key, full[key] as Values | undefined);
    }
    setBroken([]);
    setValues(full);
    onChange(full);
  };
  const submit = (given: Values): void => {
    const full = workedOut(given);
    const found = brokenIn(form, { ...answers, [page.key]: full }).filter(
      (error) => error.page === page.key && error.path.length > 0,
    );
    setBroken(found);
    if (found.length > 0) onInvalid(found);
    else onValid(full);
  };
  return (
    <HiddenFields value={hidden}>
      <Form<Values>
        ref={shown}
        schema={schema}
        uiSchema={page.uiSchema.lv}
        validator={validator}
        initialFormData={start}
        formContext={context}
        templates={templates}
        widgets={widgets}
        fields={fields}
        idPrefix={page.key}
        nameGenerator={nameByPlace}
        translateString={translate}
        experimental_defaultFormStateBehavior={noDefaults}
        transformErrors={transformErrors}
        extraErrors={extraErrors}
        showErrorList={false}
        noHtml5Validate
        omitExtraData
        onChange={(event: IChangeEvent<Values>) => change(event.formData ?? {})}
        onError={(errors) => onInvalid(toFieldErrors(page, errors))}
        onSubmit={(event: IChangeEvent<Values>) => submit(event.formData ?? {})}
      >
        {children}
      </Form>
    </HiddenFields>
  );
}
