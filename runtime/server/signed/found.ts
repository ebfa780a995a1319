/** Who signed, as the container says; whether that holds is for others to say. */
export interface Signer {
  /** Name in the certificate; never a personal code. */
  name: string;
  organisation?: string;
  /** When it says it was signed, ISO 8601. */
  at?: string;
}

/** How the document in a container stands to the one that was made. */
export type Likeness =
  /** Byte for byte. `day`: but for its date, which is that of an earlier day (YYYY-MM-DD), when it was printed to be signed. */
  | { kind: 'same'; day?: string | undefined }
  /** Another file that says the same. */
  | { kind: 'same-text'; day?: string | undefined }
  /** Something else: the first place where it differs. */
  | { kind: 'different'; made?: string; signed?: string }
  /** There is nothing in it to compare. */
  | { kind: 'unreadable' };

/** What was found in a signed container. */
export interface Found {
  likeness: Likeness;
  /** Name of the document within; of a signed PDF none. */
  document?: string;
  signers: Signer[];
  /** The document is one that the signatures name, with the hash they name. Of a PDF: the signatures cover all of it. */
  covered: boolean;
}
