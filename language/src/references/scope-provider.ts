import {
  type AstNode,
  type AstNodeDescription,
  AstUtils,
  DefaultScopeProvider,
  DocumentState,
  EMPTY_SCOPE,
  type ReferenceInfo,
  type Scope,
  UriUtils,
  WorkspaceCache,
} from 'langium';
import {
  type FieldPath,
  isActReference,
  isAddressedTo,
  isAddresseeReference,
  isComparison,
  isDatedBy,
  isFieldPath,
  isFirst,
  isForm,
  isGroupRole,
  isInstitution,
  isLevel,
  isBanded,
  isField,
  isNoAgreement,
  isReaderReference,
  isRemovalStep,
  isRole,
  isRoleReference,
  isScenario,
  isSchemeText,
  isSeat,
  isStoryAddressee,
  type RemovalStep,
  type SchemeText,
} from '../generated/ast.ts';
import { actsIn, actsOf, dutiesIn, levelAround, levelsIn } from './acts.ts';
import { conditionPlaceOf, fieldOf, fieldsAfter, fieldsOf, formOfOutcome, pagesOf } from './fields.ts';
import { groupAround } from './groups.ts';
import { FirstOf, firstByName, type Named, Names } from './names.ts';
import { documentOf, originOf } from '../overlay/clone.ts';
import type { ComposedSchemes } from '../overlay/composed-schemes.ts';
import { changeable } from '../overlay/changeable.ts';
import { type Change, isChange } from '../overlay/parts.ts';
import type { RicibaCoreServices } from '../services.ts';
import { codesOf, institutionsIn, membersOf, schemeTextOf, sentencesOfKind, withBases } from './visible.ts';
import { textsAround, triedScheme } from './stories.ts';
import { namesInStory } from './story-names.ts';
import { isSameFolder, languageSuffix } from './files.ts';

/** What a name may mean, by the place where it stands: only this text and those it builds on are looked at. */
export class RicibaScopeProvider extends DefaultScopeProvider {
  readonly #cache: WorkspaceCache<SchemeText, Map<string, Scope>>;
  /** Texts by name, as they are preferred from a folder by files of one suffix. A text that is read anew may have another name. */
  readonly #texts: WorkspaceCache<string, Map<string, AstNodeDescription[]>>;
  readonly #composed: () => ComposedSchemes;

  constructor(services: RicibaCoreServices) {
    super(services);
    this.#composed = () => services.composed;
    this.#cache = new WorkspaceCache(services.shared);
    this.#texts = new WorkspaceCache(services.shared);
    services.shared.workspace.DocumentBuilder.onDocumentPhase(DocumentState.IndexedContent, () => this.#texts.clear());
  }

  /** Of a text that cannot be read the tree lacks what the grammar promises, so whatever fails there means nothing. */
  override getScope(context: ReferenceInfo): Scope {
    try {
      return this.#scopeOf(context);
    } catch (error) {
      if (isReadable(context.container)) {
        throw error;
      }
      return EMPTY_SCOPE;
    }
  }

  #scopeOf(context: ReferenceInfo): Scope {
    const { container } = context;
    const type = this.reflection.getReferenceType(context);
    if (type === 'SchemeText') {
      return this.#textsFrom(container);
    }
    if (isChange(container) || isRemovalStep(container)) {
      return this.#changeable(container);
    }
    const counterparts = this.#composed().counterpartsOf(container);
    if (counterparts.length > 0) {
      const scopes = counterparts.toReversed().map((each) => this.getScope({ ...context, container: each }));
      return new FirstOf(scopes, (found) => this.#origin(found));
    }
    if (AstUtils.getContainerOfType(container, isScenario)) {
      const scheme = triedScheme(container);
      const names = namesInStory(context, type);
      return names ? this.#scope(names) : scheme ? this.#visible(scheme, addresseeType(container, type)) : EMPTY_SCOPE;
    }
    switch (type) {
      case 'Role':
        return this.#roles(container);
      case 'Seat':
        return this.#seats(container);
      case 'PathStart':
        return isFieldPath(container) ? this.#pathStarts(container) : EMPTY_SCOPE;
      case 'Field':
        return this.#fields(container);
      case 'Page':
        return this.#scope(pagesAround(container));
      case 'ActStart':
      case 'NamedAct':
        return this.#acts(container, context.property);
      case 'Code':
        return this.#codes(container);
      case 'Addressee':
        return this.#visible(schemeTextOf(container), addresseeType(container, type));
      default:
        return this.#visible(schemeTextOf(container), type);
    }
  }

  /** Names of a kind declared in the text and its bases. */
  #visible(text: SchemeText, type: string): Scope {
    return this.#once(text, type, () => declaredIn(withBases(text).toReversed(), type));
  }

  /** What sentences that change something may speak of; what stands outside of others is the same for all of them. */
  #changeable(node: Change | RemovalStep): Scope {
    const root = AstUtils.findRootNode(node);
    return isSchemeText(root) && isChange(node) && !isChange(node.$container)
      ? this.#once(root, node.$type, () => changeable(node))
      : this.#scope(changeable(node));
  }

  #once(text: SchemeText, key: string, names: () => Named[]): Scope {
    const known = this.#cache.get(text, () => new Map<string, Scope>());
    let scope = known.get(key);
    if (!scope) {
      scope = this.#scope(names());
      known.set(key, scope);
    }
    return scope;
  }

  /** Texts that `based on` may name. A text in the same folder and the same keyword language comes first. */
  #textsFrom(container: AstNode): Scope {
    const own = AstUtils.getDocument(container).uri;
    const preference = ({ documentUri }: AstNodeDescription) =>
      (isSameFolder(own, documentUri) ? 0 : 2) + (languageSuffix(own) === languageSuffix(documentUri) ? 0 : 1);
    const byName = this.#texts.get(`${UriUtils.dirname(own).toString()} ${languageSuffix(own)}`, () => {
      const preferred = Map.groupBy(this.indexManager.allElements('SchemeText'), preference);
      return Map.groupBy(
        [0, 1, 2, 3].flatMap((each) => preferred.get(each) ?? []),
        ({ name }) => name,
      );
    });
    return new Names(byName, (texts) => texts.find(({ documentUri }) => !UriUtils.equals(documentUri, own)));
  }

  #roles(container: AstNode): Scope {
    const declared =
      isRoleReference(container) || isReaderReference(container)
        ? container.institution.ref
        : isFirst(container) || isNoAgreement(container) || isAddressedTo(container) || isAddresseeReference(container)
          ? container.target.ref
          : isGroupRole(container)
            ? container.institution
              ? container.institution.ref
              : groupAround(container)
            : undefined;
    return isInstitution(declared)
      ? this.#scope(membersOf(declared, withBases(schemeTextOf(container))).filter(isRole))
      : EMPTY_SCOPE;
  }

  #seats(container: AstNode): Scope {
    const group = groupAround(container);
    return group ? this.#scope(membersOf(group, withBases(schemeTextOf(container))).filter(isSeat)) : EMPTY_SCOPE;
  }

  /** Fields in reach; where the path goes on, also what the file knows: shared parts and what was entered. */
  #pathStarts(path: FieldPath): Scope {
    const near = this.#scope(startsInReach(path));
    if (!path.field) {
      return near;
    }
    const text = schemeTextOf(path);
    return new FirstOf([near, this.#actsFrom(path), this.#visible(text, 'Part')]);
  }

  #fields(container: AstNode): Scope {
    if (isFieldPath(container)) {
      return this.#scope(fieldsAfter(container));
    }
    const form = isDatedBy(container) ? formOfOutcome(container) : undefined;
    return this.#scope(form?.pages.flatMap(fieldsOf) ?? []);
  }

  #acts(container: AstNode, property: string): Scope {
    if (!isActReference(container)) {
      return EMPTY_SCOPE;
    }
    if (property === 'act') {
      return isLevel(container.start.ref) ? this.#scope(actsOf(container.start.ref)) : EMPTY_SCOPE;
    }
    return container.act ? this.#visible(schemeTextOf(container), 'Level') : this.#actsFrom(container);
  }

  /** Levels share names of acts: those of the own level come first. */
  #actsFrom(node: AstNode): Scope {
    const level = levelAround(node);
    return new FirstOf([this.#scope(level ? actsOf(level) : []), this.#visible(schemeTextOf(node), 'NamedAct')]);
  }

  /** Of the list of the field that a condition speaks of, or whose bands are named. */
  #codes(container: AstNode): Scope {
    const asked = fieldOf(AstUtils.getContainerOfType(container, isComparison)?.field);
    const field = isBanded(container.$container) ? AstUtils.getContainerOfType(container, isField) : asked;
    const list = field?.type.list?.ref;
    return list ? this.#scope(codesOf(list, withBases(schemeTextOf(container)))) : EMPTY_SCOPE;
  }

  #scope(nodes: Named[]): Scope {
    return new Names(firstByName(nodes), (node) => this.descriptions.createDescription(node, node.name));
  }

  /** What a name in a composed scheme means in the text it was taken from. */
  #origin({ node }: AstNodeDescription): AstNodeDescription | undefined {
    const origin = node && originOf<Named>(node);
    return origin && this.descriptions.createDescription(origin, origin.name);
  }
}

/** Whether the text a node was written in can be read as it stands, and with it those that say what its names mean. */
function isReadable(node: AstNode): boolean {
  const documents = [documentOf(node), ...textsAround(node).map(documentOf)];
  return documents.every(({ parseResult }) => parseResult.parserErrors.length === 0);
}

/** What is declared in these texts that a name of a kind may mean. */
function declaredIn(texts: SchemeText[], type: string): Named[] {
  switch (type) {
    case 'Institution':
    case 'CodeList':
    case 'Form':
    case 'Part':
    case 'Document':
    case 'Track':
    case 'Report':
    case 'RetentionClass':
      return sentencesOfKind(texts, type);
    case 'Addressee':
      return [...sentencesOfKind(texts, 'Party'), ...institutionsIn(texts)];
    case 'Level':
      return levelsIn(texts);
    case 'NamedAct':
      return actsIn(texts);
    case 'DutyBlock':
      return dutiesIn(texts);
    default:
      return [];
  }
}

/** Only an institution has roles. */
function addresseeType(container: AstNode, type: string): string {
  const named =
    isFirst(container) || isAddressedTo(container) || isStoryAddressee(container) || isAddresseeReference(container)
      ? container.role
      : undefined;
  return type === 'Addressee' && named ? 'Institution' : type;
}

function pagesAround(node: AstNode): Named[] {
  const form = AstUtils.getContainerOfType(node, isForm) ?? conditionPlaceOf(node)?.form;
  return form?.pages ?? [];
}

/** What a path in a condition may begin with: a page where it goes on, else a field beside it or of the whole form. */
export function startsInReach(path: FieldPath): Named[] {
  const place = conditionPlaceOf(path);
  if (!place) {
    return [];
  }
  const pages = pagesOf(place);
  const siblings = 'siblings' in place ? place.siblings : [];
  if (path.field) {
    return [...pages, ...[...siblings, ...pages.flatMap(fieldsOf)].filter((field) => field.type?.kind === 'repeating')];
  }
  return [...siblings, ...pages.flatMap(fieldsOf)];
}
