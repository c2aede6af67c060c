/** How text can look, in the order in which they are written. */
export const MARKS = ["bold", "italic", "underline", "strike"] as const;
