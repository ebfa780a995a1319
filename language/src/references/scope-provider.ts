import {
  type AstNode,
  type AstNodeDescription,
  AstUtils,
  DefaultScopeProvider,
  EMPTY_SCOPE,
  MapScope,
  type ReferenceInfo,
  type Scope,
  WorkspaceCache,
} from 'langium';
import {
  type FieldPath,
  isActReference,
  isAddressedTo,
  isAddresseeReference,
  isComparison,
  isDocument,
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
  isPart,
  isParty,
  isReaderReference,
  isRetentionClass,
  isRemovalStep,
  isReport,
  isRole,
  isRoleReference,
  isScenario,
  isSeat,
  isStoryAddressee,
  isTrack,
  type SchemeText,
} from '../generated/ast.ts';
import { actsIn, actsOf, dutiesIn, levelAround, levelsIn } from './acts.ts';
import { conditionPlaceOf, fieldOf, fieldsAfter, fieldsOf, formOfOutcome, pagesOf } from './fields.ts';
import { groupAround } from './groups.ts';
import { originOf } from '../overlay/clone.ts';
import type { ComposedSchemes } from '../overlay/composed-schemes.ts';
import { changeable } from '../overlay/changeable.ts';
import { isChange } from '../overlay/parts.ts';
import type { RicibaCoreServices } from '../services.ts';
import { codesOf, institutionsIn, listsIn, membersOf, schemeTextOf, withBases } from './visible.ts';
import { triedScheme } from './stories.ts';
import { namesInStory } from './story-names.ts';
import { isSameFolder, languageSuffix } from './files.ts';

type Named = AstNode & { name?: string };

/** What a name may mean, by the place where it stands: only this text and those it builds on are looked at. */
export class RicibaScopeProvider extends DefaultScopeProvider {
  readonly #cache: WorkspaceCache<string, Scope>;
  readonly #composed: () => ComposedSchemes;

  constructor(services: RicibaCoreServices) {
    super(services);
    this.#composed = () => services.composed;
    this.#cache = new WorkspaceCache(services.shared);
  }

  override getScope(context: ReferenceInfo): Scope {
    const { container } = context;
    const type = this.reflection.getReferenceType(context);
    if (type === 'SchemeText') {
      return this.#texts(container);
    }
    if (isChange(container) || isRemovalStep(container)) {
      return this.#scope(changeable(container));
    }
    const counterparts = this.#composed().counterpartsOf(container);
    if (counterparts.length > 0) {
      const names = counterparts.toReversed().flatMap((each) =>
        this.getScope({ ...context, container: each })
          .getAllElements()
          .toArray(),
      );
      return this.#scope(names.flatMap(({ node }) => (node ? [originOf<Named>(node)] : [])));
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
    const key = `${AstUtils.getDocument(text).uri.toString()} ${type}`;
    return this.#cache.get(key, () => {
      const texts = withBases(text).toReversed();
      const sentences = texts.flatMap((each) => each.sentences);
      switch (type) {
        case 'Institution':
          return this.#scope(institutionsIn(texts));
        case 'CodeList':
          return this.#scope(listsIn(texts));
        case 'Form':
          return this.#scope(sentences.filter(isForm));
        case 'Part':
          return this.#scope(sentences.filter(isPart));
        case 'Document':
          return this.#scope(sentences.filter(isDocument));
        case 'Track':
          return this.#scope(sentences.filter(isTrack));
        case 'Report':
          return this.#scope(sentences.filter(isReport));
        case 'RetentionClass':
          return this.#scope(sentences.filter(isRetentionClass));
        case 'Addressee':
          return this.#scope([...sentences.filter(isParty), ...institutionsIn(texts)]);
        case 'Level':
          return this.#scope(levelsIn(texts));
        case 'NamedAct':
          return this.#scope(actsIn(texts));
        case 'DutyBlock':
          return this.#scope(dutiesIn(texts));
        default:
          return EMPTY_SCOPE;
      }
    });
  }

  /** Texts that `based on` may name. A text in the same folder and the same keyword language comes first. */
  #texts(container: AstNode): Scope {
    const own = AstUtils.getDocument(container).uri;
    const preference = ({ documentUri }: AstNodeDescription) =>
      (isSameFolder(own, documentUri) ? 0 : 2) + (languageSuffix(own) === languageSuffix(documentUri) ? 0 : 1);
    const others = this.indexManager
      .allElements('SchemeText')
      .filter(({ documentUri }) => documentUri.toString() !== own.toString())
      .toArray();
    return new FirstScope(others.toSorted((a, b) => preference(a) - preference(b)));
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
    return this.#beside(near, this.#actsFrom(path), this.#visible(text, 'Part'));
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
    return this.#beside(this.#scope(level ? actsOf(level) : []), this.#visible(schemeTextOf(node), 'NamedAct'));
  }

  #beside(...scopes: Scope[]): Scope {
    return new FirstScope(scopes.flatMap((scope) => scope.getAllElements().toArray()));
  }

  /** Of the list of the field that a condition speaks of, or whose bands are named. */
  #codes(container: AstNode): Scope {
    const asked = fieldOf(AstUtils.getContainerOfType(container, isComparison)?.field);
    const field = isBanded(container.$container) ? AstUtils.getContainerOfType(container, isField) : asked;
    const list = field?.type.list?.ref;
    return list ? this.#scope(codesOf(list, withBases(schemeTextOf(container)))) : EMPTY_SCOPE;
  }

  #scope(nodes: Named[]): Scope {
    return new FirstScope(
      nodes.filter((node) => node.name).map((node) => this.descriptions.createDescription(node, node.name)),
    );
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

/** Of elements with the same name the first is meant. */
class FirstScope extends MapScope {
  constructor(elements: AstNodeDescription[]) {
    const first = new Map<string, AstNodeDescription>();
    for (const element of elements) {
      if (!first.has(element.name)) {
        first.set(element.name, element);
      }
    }
    super(first.values());
  }
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
