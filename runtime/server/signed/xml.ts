import sax from 'sax';

/** Is told what stands in XML, in its order; names without their prefixes. */
export interface XmlReader {
  open(name: string, attribute: (name: string) => string): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Reads XML. Names of namespaces are the reader's to trust or not; entities of its own are not unfolded.
 * @throws Error when it is not well formed, or names an entity that XML itself does not know
 */
export function readXml(xml: string, reader: XmlReader): void {
  const parser = sax.parser(true, { xmlns: true });
  Object.assign(parser, {
    onopentag: (tag: sax.QualifiedTag) => reader.open(tag.local, (name) => tag.attributes[name]?.value ?? ''),
    ontext: (text: string) => reader.text(text),
    oncdata: (text: string) => reader.text(text),
    onclosetag: (name: string) => reader.close(name.split(':').at(-1) ?? name),
    onerror: (error: Error) => {
      throw error;
    },
  });
  parser.write(xml).close();
}
