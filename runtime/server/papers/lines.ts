/** A piece of text in one weight. */
export interface Run {
  text: string;
  bold: boolean;
}

/** One line as it is drawn. A space at its end is kept, so that whoever reads the text layer hears two words. */
export interface Line {
  runs: Run[];
  width: number;
}

type Measure = (run: Run) => number;

/**
 * Breaks text into lines at its spaces and line ends only: a word broken at its hyphen would be read as another word,
 * as readers of PDF take a hyphen at the end of a line for theirs and drop it. Pure.
 */
export function wrap(runs: readonly Run[], width: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let line: Line = { runs: [], width: 0 };
  const end = () => {
    lines.push(line);
    line = { runs: [], width: 0 };
  };
  for (const word of runs.flatMap((run) => pieces(run, width, measure))) {
    if (word.text === '\n') {
      end();
      continue;
    }
    const visible = measure({ ...word, text: word.text.trimEnd() });
    if (line.runs.length > 0 && line.width + visible > width) end();
    line.runs.push(word);
    line.width += measure(word);
  }
  end();
  return lines.map(({ runs: of, width: wide }) => ({ runs: joined(of), width: wide }));
}

/** Words with the spaces after them, line ends, and of what is longer than a line such pieces as fit. */
function pieces({ text, bold }: Run, width: number, measure: Measure): Run[] {
  const words = text.split(/(?<= )(?! )|(?=\n)|(?<=\n)/).filter((word) => word !== '');
  return words.flatMap((word): Run[] => {
    if (word === '\n' || measure({ text: word.trimEnd(), bold }) <= width) return [{ text: word, bold }];
    const cut: Run[] = [];
    let piece = '';
    for (const character of word) {
      if (measure({ text: piece + character, bold }) > width) {
        cut.push({ text: piece, bold });
        piece = '';
      }
      piece += character;
    }
    return [...cut, { text: piece, bold }];
  });
}

function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last?.bold === run.bold) last.text += run.text;
    else found.push({ ...run });
  }
  return found;
}
