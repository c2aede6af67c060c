/** An item of a list as Word writes it: a paragraph that says so in its style. */
export interface WordListItem {
  ordered: boolean;
  content: HTMLElement;
}

/** A paragraph of Word's that is a list's item, without its bullet or number; null for anything else. */
export function wordListItem(element: HTMLElement): WordListItem | null {
  const style = element.getAttribute("style") ?? "";
  const isItem = /mso-list:\s*l\d/i.test(style) || /MsoListParagraph/i.test(element.className);
  if (element.tagName !== "P" || !isItem) return null;
  const content = element.cloneNode(true);
  if (!(content instanceof HTMLElement)) return null;
  const markers = [...content.querySelectorAll<HTMLElement>("span")].filter((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? ""),
  );
  const marker = markers.map((span) => span.textContent ?? "").join("");
  for (const span of markers) span.remove();
  return { ordered: /^\s*\(?([0-9]+|[a-zA-Z]{1,4}|[一二三四五六七八九十]+)[.)、）]/.test(marker), content };
}
