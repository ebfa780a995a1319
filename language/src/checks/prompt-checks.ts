import { type ValidationCheck, ValidationRegistry } from 'langium';

/**
 * The checks of this language answer at once. A text asks more than a thousand of them, and the promises Langium makes
 * for each would take longer than most checks.
 */
export class PromptChecks extends ValidationRegistry {
  readonly #known = new Map<string, Map<string, ValidationCheck[]>>();

  /** The checks of these categories, or all of them, for each kind of node. */
  checksIn(categories: string[] | undefined): (type: string) => ValidationCheck[] {
    const key = categories?.join(' ') ?? '';
    const known = this.#known.get(key) ?? new Map<string, ValidationCheck[]>();
    this.#known.set(key, known);
    return (type) => {
      let checks = known.get(type);
      if (!checks) {
        checks = this.getChecks(type, categories).toArray();
        known.set(type, checks);
      }
      return checks;
    };
  }

  protected override wrapValidationException(check: ValidationCheck, thisObj: unknown): ValidationCheck {
    return (node, accept, cancelToken) => {
      try {
        return check.call(thisObj, node, accept, cancelToken);
      } catch (error) {
        const failed = () => {
          throw error;
        };
        return this.handleException(failed, 'An error occurred during validation', accept, node);
      }
    };
  }
}
