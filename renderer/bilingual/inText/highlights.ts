/** What is marked in a text; `::highlight()` of the same names says how (inText.module.css). */
export type Mark = "term" | "term-forbidden" | "misspelled";

/**
 * Marks ranges by the CSS Custom Highlight API: the text itself is not touched, so neither the caret
 * nor an input method notices. What comes back takes these marks away.
 */
export function showMarks(marked: readonly (readonly [Mark, Range])[]): () => void {
  for (const [mark, range] of marked) highlightOf(mark).add(range);
  return () => {
    for (const [mark, range] of marked) highlightOf(mark).delete(range);
  };
}

function highlightOf(mark: Mark): Highlight {
  const known = CSS.highlights.get(mark) ?? new Highlight();
  CSS.highlights.set(mark, known);
  return known;
}
