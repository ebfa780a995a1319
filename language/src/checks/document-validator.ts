import { DefaultDocumentValidator } from 'langium';

export class RicibaDocumentValidator extends DefaultDocumentValidator {}
