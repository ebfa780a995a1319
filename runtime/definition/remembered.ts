/**
 * What `make` gives for a thing, made once for each thing, which must not be changed afterwards. Whoever works on one case
 * asks for the same thing many times in a row, so the last one is found without a search.
 */
export function remembered<K extends object, V>(make: (thing: K) => V): (thing: K) => V {
  const made = new WeakMap<K, V>();
  let last: K | undefined;
  let lastMade: V | undefined;
  return (thing) => {
    if (thing === last && lastMade !== undefined) return lastMade;
    let found = made.get(thing);
    if (found === undefined) {
      found = make(thing);
      made.set(thing, found);
    }
    last = thing;
    lastMade = found;
    return found;
  };
}
